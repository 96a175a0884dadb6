import type { Machine } from '#engine/clock';
import { openPlace, type StorePlace } from './place.ts';
import { ReaderPool } from './reader-pool.ts';
import type { Session } from './session.ts';

/** The store for someone who only looks, beside a hub or without one. */
export interface ReadableStore {
  /** Runs `act` on everything as it is at one moment. */
  snapshot<T>(act: (session: Session) => Promise<T>): Promise<T>;
  /** An embedded server that ran before goes on, one that was started for this is stopped. */
  close(): Promise<void>;
}

/** Opens the store without taking the hub's lock. */
export async function openToRead(options: {
  place: StorePlace;
  machine: Machine;
}): Promise<ReadableStore> {
  const { machine } = options;
  const place = await openPlace(options.place, machine);
  const readers = new ReaderPool(place, machine, 1);
  return {
    snapshot: (act) => readers.transaction(act, { reading: 'snapshot' }),
    async close() {
      await readers.close();
      await place.close('as-found');
    },
  };
}
