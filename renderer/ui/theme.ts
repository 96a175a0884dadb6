import '@fontsource-variable/inter';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import './base.css';
import { tokenStylesheet } from './css-variables.ts';
import { keymap } from './keys/use-keys.ts';
import { sizes } from './tokens.ts';
import type { ThemeName } from './tokens.ts';
import { ownZone, viewpoint } from './viewpoint.ts';

/** What a person chooses about looks and keys; kept on this machine, for it is about the eyes before it. */
export interface Appearance {
  theme: ThemeName;
  density: 'dense' | 'comfortable';
  hasSingleKeys: boolean;
  /** The IANA zone in which times are read; null is the machine's own. */
  zone: string | null;
}

const STORAGE_KEY = 'signalbox.appearance';
const DEFAULT: Appearance = {
  theme: 'dark',
  density: 'dense',
  hasSingleKeys: true,
  zone: null,
};

export const appearance = createStore<Appearance>()(() => DEFAULT);

/** The chosen looks; the component draws again when they change. */
export function useAppearance(): Appearance {
  return useStore(appearance);
}

/** The height of a grid's rows at the chosen density, px. */
export function useRowHeightPx(): number {
  return useStore(appearance, ({ density }) =>
    density === 'dense' ? sizes.rowDense : sizes.rowComfortable,
  );
}

/**
 * Puts the tokens on the document and keeps theme, density and single keys as chosen. The sheet is adopted, not
 * inserted: a strict content policy has nothing to allow.
 */
export function installAppearance(target: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokenStylesheet());
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
  appearance.setState({ ...DEFAULT, ...stored() });
  const apply = ({ theme, density, hasSingleKeys, zone }: Appearance) => {
    viewpoint.setState({ zone: zone ?? ownZone() });
    target.documentElement.dataset['theme'] = theme;
    target.documentElement.dataset['agThemeMode'] = theme;
    target.documentElement.dataset['density'] = density;
    keymap.setSingleKeys(hasSingleKeys);
  };
  apply(appearance.getState());
  appearance.subscribe((chosen) => {
    apply(chosen);
    localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen));
  });
}

/** Whether this machine knows the zone: a list of zones grows, and a stored name may come from another machine. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What was chosen before. Anything unreadable is as if nothing was. */
function stored(): Partial<Appearance> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    const { theme, density, hasSingleKeys, zone } = read as Record<string, unknown>;
    return {
      ...(theme === 'dark' || theme === 'light' ? { theme } : {}),
      ...(density === 'dense' || density === 'comfortable' ? { density } : {}),
      ...(typeof hasSingleKeys === 'boolean' ? { hasSingleKeys } : {}),
      ...(typeof zone === 'string' && isZone(zone) ? { zone } : {}),
    };
  } catch {
    return {};
  }
}
