import type { LiveFrame, LiveName } from '#shared/protocol';

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

const encoder = new TextEncoder();

export function encodeFrame(frame: LiveFrame): EncodedFrame {
  return encoder.encode(JSON.stringify(frame));
}

/** The delta of some keys: rows that are, and keys that are no more. */
export function deltaOf(source: LiveSource, version: number, keys: Iterable<string>): LiveFrame {
  const upserts: { key: string }[] = [];
  const removes: string[] = [];
  for (const key of keys) {
    const row = source.project(key);
    if (row) upserts.push(row);
    else removes.push(key);
  }
  return { kind: 'delta', collection: source.name, version, upserts, removes } as LiveFrame;
}
