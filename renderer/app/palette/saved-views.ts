import { createStore } from 'zustand/vanilla';

/** A view that a person named: its place says workspace, view and filters. */
export interface SavedView {
  name: string;
  place: string;
}

const STORAGE_KEY = 'signalbox.views';
/** More would not be found again by reading a list. */
const MOST = 50;

/** The saved views of this machine, newest first. */
export const savedViews = createStore<{ views: readonly SavedView[] }>()(() => ({
  views: storedViews(),
}));

/** Keeps a place under a name; a name that is taken gets the new place. */
export function saveView(view: SavedView): void {
  keep([view, ...savedViews.getState().views.filter(({ name }) => name !== view.name)]);
}

export function forgetView(name: string): void {
  keep(savedViews.getState().views.filter((view) => view.name !== name));
}

function keep(views: readonly SavedView[]): void {
  savedViews.setState({ views: views.slice(0, MOST) });
  localStorage.setItem(STORAGE_KEY, JSON.stringify(savedViews.getState().views));
}

/** What was saved before; anything unreadable is as if nothing was. */
function storedViews(): readonly SavedView[] {
  try {
    const read: unknown = JSON.parse(globalThis.localStorage?.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(read) ? read.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, place } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof place === 'string' && place.startsWith('/');
}
