import type { WorldView } from '#engine/kernel';
import { items, sites } from '#operations/network';
import type { Gln, Gtin } from '#shared/vocabulary';

/** What is judged, as far as policy may look at it: a position, an order, a truck. */
export interface PolicyScope {
  site?: Gln | null;
  gtin?: Gtin | null;
  /** GLN of the customer. */
  customer?: string | null;
  /** SCAC of the carrier. */
  carrier?: string | null;
  /** GLN of the supplier. */
  supplier?: string | null;
}

/** The names under which conditions know a scope; what is not known is the empty text. */
export interface ScopeInputs {
  /** The site's code, `ATL`. */
  site: string;
  itemClass: string;
  /** The SKU. */
  item: string;
  customer: string;
  carrier: string;
  supplier: string;
}

/** Nothing in particular: the settings as they are everywhere. */
export const NOWHERE: PolicyScope = {};

/** A scope as conditions see it. */
export function scopeInputs(world: WorldView, scope: PolicyScope): ScopeInputs {
  const item = scope.gtin == null ? undefined : world.get(items, scope.gtin);
  return {
    site: scope.site == null ? '' : (world.get(sites, scope.site)?.code ?? scope.site),
    itemClass: item?.abcClass ?? '',
    item: item?.sku ?? '',
    customer: scope.customer ?? '',
    carrier: scope.carrier ?? '',
    supplier: scope.supplier ?? '',
  };
}
