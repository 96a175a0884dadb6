import type { ReactNode } from 'react';

/**
 * The states of a component with fixed data. A `*.states.tsx` beside the component exports one as `states`; the
 * gallery shows them all, and screenshots and accessibility checks read the gallery.
 */
export interface GalleryGroup {
  title: string;
  /** Width in which the component is at home, px; as wide as it likes when left out. */
  widthPx?: number;
  states: readonly { name: string; node: ReactNode }[];
}
