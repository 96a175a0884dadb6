import { defineRoom, type QueryContext } from '#engine/kernel';
import type { RequestInput } from '#shared/protocol';
import { proposeTransfer } from './propose-transfer.ts';

/** No rows and no events of its own: it computes from what other rooms know. */
export const sourcingRoom = defineRoom({
  name: 'sourcing',
  collections: [],
  evolve: {},
  queries: {
    'transfer.proposal': (
      { world, now, nowMs }: QueryContext,
      wish: RequestInput<'transfer.proposal'>,
    ) => proposeTransfer(world, wish, { now, nowMs }),
  },
});
