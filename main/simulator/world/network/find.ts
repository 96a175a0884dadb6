import type { Item, Lane, Network, Site } from './network.ts';

const byGtin = new WeakMap<Network, Map<string, Item>>();

export function itemByGtin(network: Network, gtin: string): Item | null {
  let items = byGtin.get(network);
  if (!items)
    byGtin.set(network, (items = new Map(network.items.map((item) => [item.gtin, item]))));
  return items.get(gtin) ?? null;
}

export function siteByGln(network: Network, gln: string): Site | null {
  return network.sites.find((site) => site.gln === gln) ?? null;
}

export function laneById(network: Network, laneId: string): Lane | null {
  return network.lanes.find((lane) => lane.laneId === laneId) ?? null;
}

/** Whether a site belongs to an entity. */
export function isOwnedBy(network: Network, site: number, entity: number): boolean {
  return network.sites[site]?.entity === entity;
}
