import { feedStates, type FeedState } from '#engine/feeds';
import type { View, Watch, WorldView } from '#engine/kernel';
import {
  exceptions,
  placeOf,
  readPlace,
  rollUp,
  type ExceptionState,
} from '#operations/exceptions';
import {
  entities,
  feedStatuses,
  silentSince,
  sites,
  sourceAsOf,
  type EntityMaster,
  type FeedStatus,
  type SiteMaster,
} from '#operations/network';
import {
  outflows,
  outflowSevenDays,
  snapshotKey,
  snapshots,
  type Outflow,
  type Snapshot,
} from '#operations/stock';
import type { SiteRow } from '#shared/protocol';
import { later, worstState, type AsOf } from '#shared/vocabulary';

/** The sites, each with the worst that is open beneath it, how much of it, and its money. */
export const sitesView: View<SiteRow> = {
  name: 'sites',
  watches: [
    { collection: sites, subjects: ({ gln }) => [gln] } satisfies Watch<SiteMaster>,
    {
      collection: entities,
      subjects: ({ gln }, world) => world.by(sites, 'byEntity', gln).map((site) => site.gln),
    } satisfies Watch<EntityMaster>,
    {
      collection: exceptions,
      subjects: ({ places }) =>
        places.map(readPlace).flatMap(({ kind, key }) => (kind === 'site' ? [key] : [])),
    } satisfies Watch<ExceptionState>,
    { collection: outflows, subjects: ({ site }) => [site] } satisfies Watch<Outflow>,
    { collection: snapshots, subjects: ({ site }) => [site] } satisfies Watch<Snapshot>,
    {
      collection: feedStates,
      subjects: ({ source }, world) => world.by(sites, 'bySource', source).map(({ gln }) => gln),
    } satisfies Watch<FeedState>,
    {
      collection: feedStatuses,
      subjects: ({ source }, world) => world.by(sites, 'bySource', source).map(({ gln }) => gln),
    } satisfies Watch<FeedStatus>,
  ],
  *keys(world) {
    for (const { gln } of world.all(sites)) yield gln;
  },
  project(world, key) {
    const site = world.get(sites, key);
    return site ? siteRow(world, site) : null;
  },
};

function siteRow(world: WorldView, site: SiteMaster): SiteRow {
  const beneath = rollUp(world, placeOf('site', site.gln));
  const open = beneath.counted;
  const entity = world.get(entities, site.entity);
  const isSilent = silentSince(world, site.warehouseSource) !== null;
  return {
    key: site.gln,
    code: site.code,
    name: site.name,
    entity: site.entity,
    entityName: entity?.name ?? site.entity,
    latitude: site.latitude,
    longitude: site.longitude,
    zone: site.zone,
    state: worstState([beneath.state, isSilent ? 'stale' : 'ok']),
    short: open.filter(({ type }) => type === 'stockoutRisk').length,
    excess: open.filter(({ type }) => type === 'excess').length,
    critical: beneath.critical,
    openExceptions: open.length,
    worstException: beneath.worst?.key ?? null,
    atRiskMinor: beneath.money.minor ?? 0,
    currency: beneath.worst?.currency ?? entity?.currency ?? 'USD',
    outflowSevenDays: outflowSevenDays(world, site.gln),
    asOf: asOfSite(world, site),
  };
}

/** A site is as of its warehouse's last good word. */
function asOfSite(world: WorldView, site: SiteMaster): AsOf {
  const snapshot = world.get(snapshots, snapshotKey(site.gln, site.warehouseSource));
  const toldAt = snapshot?.occurredAt ?? site.publishedAt;
  const heardAt = world.get(feedStates, site.warehouseSource)?.lastHeardAt ?? toldAt;
  const at = later(toldAt, heardAt);
  return sourceAsOf(world, site.warehouseSource, at, at);
}
