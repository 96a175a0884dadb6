import type { WorldView } from '#engine/kernel';
import { entities, items, sites } from '#operations/network';
import type { ConditionInputs } from '#operations/policy';
import type { Currency, Gln, Gtin } from '#shared/vocabulary';

/** What the matrix is asked about: a transfer, as far as its conditions may look at it. */
export interface ApprovalCase {
  valueMinor: number;
  currency: Currency;
  quantity: number;
  from: Gln;
  to: Gln;
  seller: Gln;
  buyer: Gln;
  gtin: Gtin;
  laneId: string;
  requestedBy: string;
}

/** A case as conditions see it: sites, entities and items by the names that people use. */
export interface ApprovalInputs extends ConditionInputs {
  valueMinor: number;
  from: string;
  to: string;
}

/** The inputs of a case as the network stands; what is not known goes by its number. */
export function approvalInputs(world: WorldView, asked: ApprovalCase): ApprovalInputs {
  const siteCode = (gln: Gln): string => world.get(sites, gln)?.code ?? gln;
  const entityCode = (gln: Gln): string => world.get(entities, gln)?.code ?? gln;
  const item = world.get(items, asked.gtin);
  return {
    valueMinor: asked.valueMinor,
    quantity: asked.quantity,
    from: siteCode(asked.from),
    to: siteCode(asked.to),
    fromEntity: entityCode(asked.seller),
    toEntity: entityCode(asked.buyer),
    betweenEntities: asked.seller !== asked.buyer,
    itemClass: item?.abcClass ?? '',
    item: item?.sku ?? asked.gtin,
    lane: asked.laneId,
    requestedBy: asked.requestedBy,
  };
}
