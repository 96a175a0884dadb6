import type { Network } from './network/network.ts';

/** All feeds of a network in one order: the ERPs, the WMSs, the TMS. Feeds are known by their place in it. */
export function feedList(network: Network): string[] {
  return [
    ...network.entities.map((entity) => entity.source),
    ...network.sites.map((site) => site.source),
    'tms',
  ];
}

export function erpFeed(entity: number): number {
  return entity;
}

export function wmsFeed(network: Network, site: number): number {
  return network.entities.length + site;
}

export function tmsFeed(network: Network): number {
  return network.entities.length + network.sites.length;
}

/** Which system speaks on a feed, and for which entity or site. */
export function feedOwner(
  network: Network,
  feed: number,
): { domain: 'erp' | 'wms' | 'tms'; index: number } {
  if (feed < network.entities.length) return { domain: 'erp', index: feed };
  const site = feed - network.entities.length;
  return site < network.sites.length ? { domain: 'wms', index: site } : { domain: 'tms', index: 0 };
}

/** How long a system stays silent at most, world ms: what its contract promises, and the hub's measure of silence. */
export const CADENCE_MS = { erp: 15 * 60_000, wms: 15 * 60_000, tms: 10 * 60_000 } as const;
