import type { ClientBase } from 'pg';
import { Fault } from '#shared/vocabulary';
import { namedQuery } from './named-query.ts';
import { sessionOf, type Session } from './session.ts';

const read = namedQuery<{ epoch: number }>('engine.hub-epoch', 'select epoch from engine.hub');

const raise = namedQuery<object, [number]>(
  'engine.raise-epoch',
  'update engine.hub set epoch = $1 where epoch < $1',
);

/** The hub's epoch, on a connection of the driver. */
export function readEpoch(client: ClientBase): Promise<number> {
  return hubEpoch(sessionOf(client));
}

/** The hub's epoch. */
export async function hubEpoch(session: Session): Promise<number> {
  const [hub] = await session.rows(read, []);
  if (!hub)
    throw new Fault('store.damaged', 'The database has lost its hub row; restore a backup.');
  return hub.epoch;
}

/** Begins another life of the hub: what it mints from now on carries this epoch. */
export async function raiseEpoch(session: Session, epoch: number): Promise<void> {
  await session.affected(raise, [epoch]);
}
