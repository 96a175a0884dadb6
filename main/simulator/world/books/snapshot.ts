import type { Entry } from '../agenda.ts';
import type { WorldState } from '../state.ts';
import type { Extent } from './event-file.ts';

/** All of a world at one instant: what changes in it, and what it still has to do. */
export interface Snapshot {
  /** Of the model that wrote it: a world is gone on with by the model that began it. */
  model: number;
  seed: number;
  scale: number;
  rate: number;
  /** Of each feed's event file. */
  files: Extent[];
  agenda: { planned: number; entries: Entry[] };
  state: WorldState;
}

/** The snapshot as JSON; maps become lists of pairs, so that their order and the kind of their keys are kept. */
export function snapshotText(snapshot: Snapshot): string {
  const state = Object.entries(snapshot.state).map(([name, value]) => [name, flat(value)]);
  return JSON.stringify({ ...snapshot, state: Object.fromEntries(state) });
}

/** The snapshot of a text that `snapshotText` wrote; null when it is no such text. */
export function readSnapshot(text: string): Snapshot | null {
  const written = parsed(text) as Snapshot | null;
  if (!written?.state || !written.agenda || !written.files) return null;
  const state = Object.entries(written.state).map(([name, value]) => [name, raised(value)]);
  return { ...written, state: Object.fromEntries(state) as WorldState };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Pairs {
  pairs: [unknown, unknown][];
}

function flat(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  return { pairs: [...value].map(([key, inner]) => [key, flat(inner)]) } satisfies {
    pairs: unknown[][];
  };
}

function raised(value: unknown): unknown {
  if (!isPairs(value)) return value;
  return new Map(value.pairs.map(([key, inner]) => [key, raised(inner)]));
}

function isPairs(value: unknown): value is Pairs {
  return typeof value === 'object' && value !== null && Array.isArray((value as Pairs).pairs);
}
