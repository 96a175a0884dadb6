import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { State } from '#shared/vocabulary';

/** A value that changes and can be watched; what the live room gives is one. */
export interface Readable<Value> {
  get: () => Value;
  subscribe: (listener: () => void) => () => void;
}

/** How the line to the hub is. `sinceMs` is world time: the age of everything on screen. */
export type HubLink =
  | { phase: 'connecting' }
  | { phase: 'live' }
  | { phase: 'lost'; sinceMs: number }
  | { phase: 'refused'; code: string };

/** All feeds in one line: how many are live, and what is worst. */
export interface FeedHealth {
  live: number;
  total: number;
  /** The worst shape, and what it is: "WMS Dallas silent 14 min". */
  worst: { state: State; text: string } | null;
}

/** The figures of the status bar. Null while unknown. */
export interface HubPulse {
  latencyMs: number | null;
  eventsPerS: number | null;
  /** Commands sent and not confirmed. */
  waitingCommands: number;
}

/** The catching up of a first start: how much of the history has been read. */
export interface CatchUp {
  done: number;
  total: number;
}

export interface ShownPerson {
  id: string;
  name: string;
  /** "Controller, Southeast". */
  title: string;
}

export interface WorldRate {
  /** World seconds a second; 0 is paused. */
  rate: number;
  /** Only the embedded simulator's clock can be set. */
  isAdjustable: boolean;
}

/** A zone in which times can be read, and whose it is: "Atlanta, Columbus, Allentown". */
export interface ZoneChoice {
  zone: string;
  label: string;
}

/** Everything that the frame shows and does not own. Whoever starts the console gives it. */
export interface ShellServices {
  queryClient: QueryClient;
  /** World time now, ms since the epoch; 0 before the hub has said anything. */
  worldNowMs: () => number;
  worldRate: Readable<WorldRate>;
  setWorldRate: (rate: number) => void;
  /** The zones of the network's sites. */
  zones: Readable<readonly ZoneChoice[]>;
  link: Readable<HubLink>;
  feeds: Readable<FeedHealth | null>;
  pulse: Readable<HubPulse>;
  catchUp: Readable<CatchUp | null>;
  person: Readable<ShownPerson | null>;
  /** Those who share this console, one click apart; empty where an identity provider says who one is. */
  people: Readable<readonly ShownPerson[]>;
  choosePerson: (id: string) => void;
  /** Whether another build of the console is served than this window runs. */
  outdated: Readable<boolean>;
  reload: () => void;
  /** Opens what a deep link names in a window of its own. */
  openWindow: (hash: string) => void;
}

/** A service's value; the component draws again when it changes. */
export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
