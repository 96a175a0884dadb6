import type { View, Watch } from '#engine/kernel';
import type { DelegationRow } from '#shared/protocol';
import { nameOf } from './approver-names.ts';
import { delegations, type Delegation } from './delegation.collection.ts';

/** Delegations as consoles show them; whether one is in force is a matter of the clock, and told by its times. */
export const delegationsView: View<DelegationRow> = {
  name: 'delegations',
  watches: [{ collection: delegations, subjects: ({ id }) => [id] } satisfies Watch<Delegation>],
  *keys(world) {
    for (const { id } of world.all(delegations)) yield id;
  },
  project(world, key) {
    const known = world.get(delegations, key);
    if (!known) return null;
    const { id, madeBy, endedBy, ...told } = known;
    return {
      key: id,
      ...told,
      ofName: nameOf(known.of),
      toName: nameOf(known.to),
      madeBy: nameOf(madeBy),
      endedBy: endedBy === null ? null : nameOf(endedBy),
    };
  },
};
