/**
 * Planned windows: a closure, a stock count, a cut-over or maintenance of a site, a lane or a feed, with who, why and
 * until when. What falls into one is held back by the rooms of exceptions and rules, and raised when it ends. May import
 * shared and engine rooms and `#operations/network`.
 *
 * Owns `windows.window`. Reads and emits signalbox.hub.window.{planned,began,ended}.v1.
 */
import { defineRoom } from '#engine/kernel';
import { WINDOW_BEGAN, WINDOW_ENDED, WINDOW_PLANNED } from './own-events.ts';
import { windows } from './window.collection.ts';
import {
  decideEnd,
  decidePlan,
  WINDOW_BEGINS,
  WINDOW_ENDS,
  windowBegins,
  windowEnds,
} from './window.decide.ts';
import { foldBegan, foldEnded, foldPlanned } from './window.projection.ts';

export { WINDOW_ENDED } from './own-events.ts';
export { windowPlace, windows, type PlannedWindow } from './window.collection.ts';

export const windowsRoom = defineRoom({
  name: 'windows',
  collections: [windows],
  evolve: {
    [WINDOW_PLANNED]: foldPlanned,
    [WINDOW_BEGAN]: foldBegan,
    [WINDOW_ENDED]: foldEnded,
  },
  decide: { 'window.plan': decidePlan, 'window.end': decideEnd },
  timers: { [WINDOW_BEGINS]: windowBegins, [WINDOW_ENDS]: windowEnds },
});
