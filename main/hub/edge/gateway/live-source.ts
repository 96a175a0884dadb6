import type { LiveName } from '#shared/protocol';

/** A live collection to publish: its keys now, and the row of a key now. */
export interface LiveSource {
  name: LiveName;
  keys(): Iterable<string>;
  /** Null when there is no such row (any more). */
  project(key: string): { key: string } | null;
}

/** Rows in one frame: some 200 kB, so that a grid paints its first rows before the last are read. */
export const FRAME_ROWS = 500;

/** A frame as it goes over the wire: encoded once, sent to many. */
export type EncodedFrame = Uint8Array;

/**
 * Rows as JSON text, each projected once however many consoles want it: those that are behind ask on their own, and
 * would else cost a projection each. Kept for one tick: some rows change with time alone. Within it a row that may have
 * changed is forgotten, and all are once they are many.
 */
export class RowTexts {
  readonly #source: LiveSource;
  readonly #texts = new Map<string, string | null>();

  constructor(source: LiveSource) {
    this.#source = source;
  }

  get name(): LiveName {
    return this.#source.name;
  }

  keys(): Iterable<string> {
    return this.#source.keys();
  }

  /** Null when there is no such row. */
  of(key: string): string | null {
    let text = this.#texts.get(key);
    if (text === undefined) {
      const row = this.#source.project(key);
      text = row === null ? null : JSON.stringify(row);
      if (this.#texts.size >= KEPT) this.#texts.clear();
      this.#texts.set(key, text);
    }
    return text;
  }

  forget(key: string): void {
    this.#texts.delete(key);
  }

  forgetAll(): void {
    this.#texts.clear();
  }
}

/** Ten megabytes of the longest rows. */
const KEPT = 10_000;

const encoder = new TextEncoder();

/** The delta of some keys: rows that are, and keys that are no more. A {@link DeltaFrame} as it goes over the wire. */
export function encodeDelta(rows: RowTexts, version: number, keys: Iterable<string>): EncodedFrame {
  const upserts: string[] = [];
  const removes: string[] = [];
  for (const key of keys) {
    const text = rows.of(key);
    if (text === null) removes.push(key);
    else upserts.push(text);
  }
  return encoder.encode(
    `{"kind":"delta","collection":"${rows.name}","version":${version},"upserts":[${upserts.join(',')}],"removes":${JSON.stringify(removes)}}`,
  );
}

/** One part of a snapshot: a {@link SnapshotFrame} as it goes over the wire. */
export function encodePart(
  rows: RowTexts,
  head: { version: number; part: number; parts: number; total: number },
  keys: readonly string[],
): EncodedFrame {
  const texts = keys.map((key) => rows.of(key)).filter((text) => text !== null);
  return encoder.encode(
    `{"kind":"snapshot","collection":"${rows.name}",${JSON.stringify(head).slice(1, -1)},"rows":[${texts.join(',')}]}`,
  );
}
