import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { exceptions } from '#operations/exceptions';
import { transferPrice } from '#operations/intercompany';
import { entities, freightMinor, items, lanes, silentSince, sites } from '#operations/network';
import { policyName, transferPolicy } from '#operations/policy';
import { proposeTransfer } from '#operations/sourcing';
import type { Act } from '#shared/protocol';
import { accept, lineAmountMinor, refuse, type Result } from '#shared/vocabulary';
import { advance } from './advance.ts';
import { askable } from './held-stock.ts';
import {
  TRANSFER_REQUESTED,
  type TransferRequested,
  type TransferVariation,
} from './own-events.ts';
import { requestedTransfer } from './requested-transfer.ts';
import { CURRENT_MACHINE } from './transfer.machine.ts';

type Wish = Act<'transfer.create'>;

/**
 * Somebody asks for a transfer. Checked on what is known now: sites, item, lane, whole packs, stock that nobody else has
 * asked for; stock whose warehouse is silent needs a reason. From here on the quantity is held.
 */
export function decideCreate(world: WorldView, wish: Wish, context: DecisionContext): Decision {
  const checked = check(world, wish);
  if (!checked.ok) return checked;
  const asked = askFor(world, wish, checked.value, context);
  const requested = {
    type: TRANSFER_REQUESTED,
    subject: asked.transfer,
    correlationId: asked.transfer,
    data: asked,
  };
  const transfer = requestedTransfer(asked, {
    actor: context.actor.id,
    at: context.now,
    source: 'hub',
  });
  const begun = advance(world, transfer, 'request', context);
  return accept({ ...begun, events: [requested, ...(begun?.events ?? [])] });
}

function check(world: WorldView, wish: Wish) {
  const from = world.get(sites, wish.from);
  if (!from) return refuse('site.unknown', { site: wish.from }, 'from');
  const to = world.get(sites, wish.to);
  if (!to) return refuse('site.unknown', { site: wish.to }, 'to');
  if (from === to) return refuse('transfer.sameSite', { site: from.code }, 'to');
  const item = world.get(items, wish.gtin);
  if (!item) return refuse('item.unknown', { gtin: wish.gtin }, 'gtin');
  const lane = world.get(lanes, wish.laneId);
  if (!lane || lane.from !== from.gln || lane.to !== to.gln)
    return refuse('lane.unknown', { lane: wish.laneId, from: from.code, to: to.code }, 'laneId');
  if (!lane.active) return refuse('lane.inactive', { lane: wish.laneId }, 'laneId');
  const seller = world.get(entities, from.entity);
  const buyer = world.get(entities, to.entity);
  if (!seller) return refuse('entity.unknown', { entity: from.entity }, 'from');
  if (!buyer) return refuse('entity.unknown', { entity: to.entity }, 'to');
  if (wish.exception !== null && !world.get(exceptions, wish.exception))
    return refuse('exception.unknown', { exception: wish.exception }, 'exception');
  const price = transferPrice(world, item, seller, buyer);
  if (!price.ok) return price;
  const enough = checkQuantity(world, wish, from.code, item.casePack);
  if (!enough.ok) return enough;
  const since = silentSince(world, from.warehouseSource);
  if (since !== null && wish.staleReason === undefined)
    return refuse('stock.stale', { site: from.code, since }, 'staleReason');
  return accept({ from, to, item, lane, seller, buyer, price: price.value });
}

function checkQuantity(
  world: WorldView,
  { from, gtin, quantity }: Wish,
  site: string,
  casePack: number,
): Result<null> {
  if (quantity % casePack !== 0)
    return refuse('quantity.casePack', { quantity, casePack }, 'quantity');
  const free = askable(world, from, gtin);
  if (free === null) return refuse('stock.unknown', { site }, 'from');
  if (quantity > free)
    return refuse(
      'stock.insufficient',
      { wanted: quantity, free: Math.max(0, free), site },
      'quantity',
    );
  return accept(null);
}

type Checked = Extract<ReturnType<typeof check>, { ok: true }>['value'];

function askFor(
  world: WorldView,
  wish: Wish,
  { from, to, item, lane, seller, buyer, price }: Checked,
  context: DecisionContext,
): TransferRequested {
  const { gtin, quantity } = wish;
  const weightGrams = item.weightGrams * quantity;
  const proposal = proposeTransfer(world, { to: to.gln, gtin, from: from.gln, quantity }, context);
  const exception = wish.exception === null ? undefined : world.get(exceptions, wish.exception);
  const proposed = proposal.ok ? proposal.value : null;
  return {
    transfer: context.mint('TRF'),
    machine: CURRENT_MACHINE,
    from: from.gln,
    to: to.gln,
    seller: seller.gln,
    buyer: buyer.gln,
    gtin,
    unit: item.unit,
    quantity,
    laneId: lane.laneId,
    unitCostMicro: price.unitCostMicro,
    unitPriceMicro: price.unitPriceMicro,
    priceRule: price.rule,
    valueMinor: lineAmountMinor(quantity, price.unitPriceMicro),
    freightMinor: freightMinor(lane, weightGrams),
    weightGrams,
    currency: price.currency,
    trade: price.terms,
    policy: policyName(transferPolicy(world)),
    variations: variationsAt(world, from.code),
    exception: wish.exception,
    decideByAt: exception?.decideByAt ?? proposed?.decideByAt ?? null,
    staleReason: wish.staleReason ?? null,
    proposal: proposed,
  };
}

/** The ways of its own that the source has declared. */
function variationsAt(world: WorldView, site: string): TransferVariation[] {
  const { countBeforeRelease } = transferPolicy(world, [site]).content.variations;
  return countBeforeRelease ? ['countBeforeRelease'] : [];
}
