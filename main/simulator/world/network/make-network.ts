import type { Random } from '../random.ts';
import { makeItems } from './items.ts';
import { makeLanes } from './lanes.ts';
import type { Network } from './network.ts';
import { makeCarriers, makeCustomers, makeSuppliers } from './partners.ts';
import { makeEntities, makeSites } from './sites.ts';

/** How large a network is made. Scale 1 is the reference network of DESIGN.md. */
export interface NetworkSize {
  sites: number;
  items: number;
  customers: number;
  suppliers: number;
}

export function sizeOfScale(scale: number): NetworkSize {
  return {
    sites: Math.round(6 * scale),
    items: 2_000,
    customers: Math.round(300 * scale),
    suppliers: 80,
  };
}

/** The network of a seed and a size: the same each time. */
export function makeNetwork(random: Random, size: NetworkSize): Network {
  const sites = makeSites(random, size.sites);
  const items = makeItems(random, size.items);
  const carriers = makeCarriers();
  return {
    currency: 'USD',
    entities: makeEntities(),
    sites,
    items,
    customers: makeCustomers(random, sites, size.customers),
    suppliers: makeSuppliers(random, items, size.suppliers),
    carriers,
    lanes: makeLanes(sites, carriers),
  };
}
