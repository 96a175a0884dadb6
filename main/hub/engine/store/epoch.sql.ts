import type { ClientBase } from 'pg';
import { Fault } from '#shared/vocabulary';
import { namedQuery } from './named-query.ts';
import { sessionOf } from './session.ts';

const hubEpoch = namedQuery<{ epoch: number }>('engine.hub-epoch', 'select epoch from engine.hub');

/** The hub's epoch. */
export async function readEpoch(client: ClientBase): Promise<number> {
  const [hub] = await sessionOf(client).rows(hubEpoch, []);
  if (!hub)
    throw new Fault('store.damaged', 'The database has lost its hub row; restore a backup.');
  return hub.epoch;
}
