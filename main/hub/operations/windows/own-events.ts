import type { WindowKind, WindowScope } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** A person planned a window … */
export const WINDOW_PLANNED = 'signalbox.hub.window.planned.v1';
/** … its time came … */
export const WINDOW_BEGAN = 'signalbox.hub.window.began.v1';
/** … and it is over: by its time, or because a person ended or withdrew it. */
export const WINDOW_ENDED = 'signalbox.hub.window.ended.v1';

export interface WindowPlanned {
  kind: WindowKind;
  scope: WindowScope;
  scopeKey: string;
  fromAt: Instant;
  untilAt: Instant;
  /** Why, as the person said: the event's own reason is the same. */
  reason: string;
}

export interface WindowEnded {
  by: 'time' | 'person';
}
