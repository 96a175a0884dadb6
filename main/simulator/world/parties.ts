import type { Point } from './great-circle.ts';
import type { Network } from './network/network.ts';

/** An end of a trip: a site `S3`, a customer `C12`, a supplier `V7`. */
export interface Party extends Point {
  gln: string;
  name: string;
}

export function partyOf(network: Network, key: string): Party {
  const index = Number(key.slice(1));
  if (key.startsWith('S')) return network.sites[index] as Party;
  if (key.startsWith('C')) return network.customers[index] as Party;
  return network.suppliers[index] as Party;
}
