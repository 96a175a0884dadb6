import type { View, Watch } from '#engine/kernel';
import {
  entities,
  feedStatuses,
  sourceAsOf,
  type EntityMaster,
  type FeedStatus,
} from '#operations/network';
import type { PeriodRow } from '#shared/protocol';
import { periods, type Period } from './period.collection.ts';

/** The months of all ledgers. */
export const periodsView: View<PeriodRow> = {
  name: 'periods',
  watches: [
    { collection: periods, subjects: ({ key }) => [key] } satisfies Watch<Period>,
    {
      collection: entities,
      subjects: ({ gln }, world) => world.by(periods, 'byEntity', gln).map(({ key }) => key),
    } satisfies Watch<EntityMaster>,
    {
      collection: feedStatuses,
      *subjects({ source }, world) {
        for (const period of world.all(periods)) if (period.source === source) yield period.key;
      },
    } satisfies Watch<FeedStatus>,
  ],
  *keys(world) {
    for (const { key } of world.all(periods)) yield key;
  },
  project(world, key) {
    const known = world.get(periods, key);
    if (!known) return null;
    const { entity, period, startsAt, endsAt, isClosed, source, toldAt, receivedAt } = known;
    const ledger = world.get(entities, entity);
    return {
      key,
      entity,
      entityName: ledger?.name ?? entity,
      period,
      startsAt,
      endsAt,
      isClosed,
      currency: ledger?.currency ?? '',
      asOf: sourceAsOf(world, source, toldAt, receivedAt),
    };
  },
};
