import { BookmarkPlus, Bookmark, BookmarkX, Keyboard, Moon, Rows3, Sun } from 'lucide-react';
import { appearance, goTo, placeNow } from '#ui';
import type { Command, CommandText, Workspace } from '#ui';
import { forgetView, savedViews, saveView } from './saved-views.ts';

/** What the frame offers by itself: workspaces, saved views, looks, the list of keys. */
export function frameLines(
  text: CommandText,
  workspaces: readonly Workspace[],
  frame: { go: (workspace: Workspace) => void; showKeys: () => void },
): Command[] {
  if (text.scope === '#' || text.scope === '@') return [];
  if (text.verb === 'view') return viewLines(text);
  const wanted = (text.verb === 'go' ? text.object : text.search).toLowerCase();
  const offered = [
    ...workspaces.map((workspace): Command => ({
      id: `go.${workspace.id}`,
      icon: workspace.icon,
      title: `Go to ${workspace.title}`,
      keys: `G ${workspace.goKey}`,
      run: () => frame.go(workspace),
    })),
    ...lookLines(),
    {
      id: 'keys',
      icon: Keyboard,
      title: 'Show all keys',
      keys: '?',
      run: frame.showKeys,
    },
  ];
  if (text.scope === '?') return offered.filter(({ id }) => id === 'keys');
  return offered.filter(({ title }) => matches(title, wanted));
}

/** The typed words start the line or one of its words. */
function matches(title: string, wanted: string): boolean {
  const line = title.toLowerCase();
  return line.startsWith(wanted) || line.includes(` ${wanted}`);
}

function lookLines(): Command[] {
  const { theme, density } = appearance.getState();
  return [
    theme === 'dark'
      ? {
          id: 'look.light',
          icon: Sun,
          title: 'Light theme',
          run: () => appearance.setState({ theme: 'light' }),
        }
      : {
          id: 'look.dark',
          icon: Moon,
          title: 'Dark theme',
          run: () => appearance.setState({ theme: 'dark' }),
        },
    {
      id: 'look.density',
      icon: Rows3,
      title: density === 'dense' ? 'Comfortable rows' : 'Dense rows',
      run: () => appearance.setState({ density: density === 'dense' ? 'comfortable' : 'dense' }),
    },
  ];
}

/** `view` lists the saved views; with a name it saves the present one under it, or forgets that one. */
function viewLines({ object }: CommandText): Command[] {
  const wanted = object.toLowerCase();
  const { views } = savedViews.getState();
  const found = views.filter(({ name }) => name.toLowerCase().includes(wanted));
  const { path, query } = placeNow();
  const place = query === '' ? path : `${path}?${query}`;
  const isNamed = object !== '';
  const known = views.find(({ name }) => name.toLowerCase() === wanted);
  return [
    ...found.map((view): Command => ({
      id: `view.${view.name}`,
      icon: Bookmark,
      title: view.name,
      effect: view.place,
      run: () => goTo(view.place),
    })),
    ...(isNamed
      ? [
          {
            id: 'view.save',
            icon: BookmarkPlus,
            title: `Save this view as “${object}”`,
            effect: place,
            run: () => saveView({ name: object, place }),
          },
        ]
      : []),
    ...(known === undefined
      ? []
      : [
          {
            id: 'view.forget',
            icon: BookmarkX,
            title: `Forget the view “${known.name}”`,
            run: () => forgetView(known.name),
          },
        ]),
  ];
}
