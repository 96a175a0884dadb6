import { verify, type Verification } from '#engine/audit';
import type { ReadableStore } from '#engine/store';
import { storedRows } from '#engine/writer';
import { networkInvariants } from '#operations/invariants';
import { ROOMS } from './rooms.ts';

/**
 * Proves a store: its log, against the heads that were written outside too, the rows of all rooms against it, and what must
 * hold of any network. The hub may run meanwhile.
 */
export function verifyStore(
  store: ReadableStore,
  options: { heads?: string | null; onProgress?: (done: number, of: number) => void } = {},
): Promise<Verification> {
  return store.snapshot((session) =>
    verify(session, {
      rooms: ROOMS,
      stored: storedRows,
      heads: options.heads ?? null,
      invariants: networkInvariants(),
      ...(options.onProgress && { onProgress: options.onProgress }),
    }),
  );
}
