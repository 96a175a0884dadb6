import { verify, type Verification } from '#engine/audit';
import type { ReadableStore } from '#engine/store';
import { storedRows } from '#engine/writer';
import { ROOMS } from './rooms.ts';

/** Proves a store: its log, and the rows of all rooms against it. The hub may run meanwhile. */
export function verifyStore(
  store: ReadableStore,
  onProgress?: (done: number, of: number) => void,
): Promise<Verification> {
  return store.snapshot((session) =>
    verify(session, {
      rooms: ROOMS,
      stored: storedRows,
      ...(onProgress && { onProgress }),
    }),
  );
}
