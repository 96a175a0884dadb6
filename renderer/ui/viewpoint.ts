import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Viewpoint } from './format/instant.ts';

/** The zone of the machine, "own time". */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * From where the whole console reads times: the chosen zone, and now in world time, which the shell of the app moves
 * on once a second. Grids repaint from it without React; components read it with `useViewpoint`.
 */
export const viewpoint = createStore<Viewpoint>()(() => ({
  zone: ownZone(),
  nowMs: 0,
}));

/** The zone and now; the component draws again each second. */
export function useViewpoint(): Viewpoint {
  return useStore(viewpoint);
}

/** The zone alone, for components that no clock should redraw. */
export function useZone(): string {
  return useStore(viewpoint, (view) => view.zone);
}
