import * as contracts from '#shared/contracts';
import { DAY_MS, fromMs, HOUR_MS, lineAmountMinor } from '#shared/vocabulary';
import {
  businessDaysLater,
  erpFeed,
  freeAt,
  type Handlers,
  isStagedPosition,
  nextMinuteOfDay,
  positionOf,
  type PurchaseOrder,
  purposeKey,
  type Quantity,
  type Supplier,
  type World,
} from '#simulator/world';
import { REVIEW_DAYS, stockPolicy } from './stock-policy.ts';

export const purchasingHandlers: Handlers = {
  'erp.review': (world, { site, supplier }) => {
    const lines = neededFrom(world, site, supplier);
    if (lines.length > 0) placePurchaseOrder(world, site, supplier, lines);
    world.after(REVIEW_DAYS * DAY_MS, 'erp.review', { site, supplier });
  },

  'erp.supplierConfirms': (world, { po: number }) => {
    const po = world.state.purchaseOrders.get(number);
    if (po) sayConfirmed(world, po, { correlation: number });
  },

  'erp.supplierChanges': (world, { po: number }) => {
    const po = world.state.purchaseOrders.get(number);
    if (!po || po.isTracked) return;
    const draw = world.random.of('supplierChange', po.nth);
    po.dueMs += draw.int(1, 4) * DAY_MS;
    world.say(
      erpFeed(world.network.sites[po.site]!.entity),
      contracts.purchaseOrderChanged,
      number,
      { poNumber: number, lines: promised(po), reason: draw.pick(CHANGE_REASONS) },
      { correlation: number },
    );
  },

  'erp.supplierDelivers': (world, { po: number }) => {
    const po = world.state.purchaseOrders.get(number);
    if (!po) return;
    if (world.nowMs < po.dueMs) world.at(po.dueMs, 'erp.supplierDelivers', { po: number });
    else
      world.after(0, 'wms.goodsArrive', {
        site: po.site,
        purpose: purposeKey('purchaseOrder', number),
        lines: po.lines.map(({ item, quantity }) => ({ item, quantity })),
        cause: null,
      });
  },

  'erp.invoice': (world, { po: number }) => {
    const po = world.state.purchaseOrders.get(number);
    if (!po) return;
    world.state.purchaseOrders.delete(number);
    invoicePurchase(world, po);
  },

  'erp.freightInvoice': (world, { shipment, entity, carrier, freightMinor }) => {
    const nth = ++world.state.counters.invoice;
    const draw = world.random.of('freightInvoice', nth);
    // One in twenty bills more than was agreed: a fuel surcharge, a detention that nobody signed.
    const totalMinor = draw.chance(0.05)
      ? Math.round(freightMinor * draw.between(1.04, 1.3))
      : freightMinor;
    receiveInvoice(world, nth, entity, {
      kind: 'freight',
      issuer: world.network.carriers[carrier]!.gln,
      billed: shipment,
      totalMinor,
      lines: [
        {
          line: 1,
          description: 'Linehaul',
          quantity: 1,
          unitPriceMicro: totalMinor * 10_000,
          amountMinor: totalMinor,
        },
      ],
    });
  },
};

const CHANGE_REASONS = [
  'Material shortage at the plant',
  'Production moved to the next run',
  'Carrier not available',
];

/** Plans the first weekly look at each supplier by each site, spread over the working days. */
export function planReviews(world: World): void {
  for (const site of world.network.sites)
    for (const supplier of world.network.suppliers) {
      if (supplier.items.length === 0) continue;
      const draw = world.random.of('review', site.index, supplier.index);
      const morning = nextMinuteOfDay(site.zone, world.nowMs, draw.int(7 * 60, 10 * 60));
      world.at(
        businessDaysLater(site.zone, morning, draw.int(0, 4), draw.int(7 * 60, 10 * 60)),
        'erp.review',
        {
          site: site.index,
          supplier: supplier.index,
        },
      );
    }
}

function neededFrom(world: World, siteIndex: number, supplier: number): Quantity[] {
  const { network, state } = world;
  const site = network.sites[siteIndex]!;
  const lines: Quantity[] = [];
  for (const index of network.suppliers[supplier]!.items) {
    const position = positionOf(network, siteIndex, index);
    if (isStagedPosition(world, position)) continue;
    const item = network.items[index]!;
    const policy = stockPolicy(world, site, item);
    const have =
      freeAt(state, position) +
      (state.onOrder[position] as number) -
      waitingFor(world, position, index);
    if (have >= policy.orderBelow) continue;
    const packs = Math.ceil((policy.orderUpTo - have) / item.casePack);
    lines.push({ item: index, quantity: packs * item.casePack });
  }
  return lines;
}

/** Ordered by customers and not yet given stock. */
function waitingFor(world: World, position: number, item: number): number {
  let sum = 0;
  for (const number of world.state.waiting.get(position) ?? []) {
    const order = world.state.orders.get(number);
    for (const line of order?.lines ?? [])
      if (line.item === item) sum += line.quantity - line.allocated;
  }
  return sum;
}

/**
 * Buys from a supplier; it confirms in a day or so, and delivers when its lead time has passed or later. A `dueMs` is
 * kept.
 */
export function placePurchaseOrder(
  world: World,
  siteIndex: number,
  supplierIndex: number,
  wanted: readonly Quantity[],
  dueMs?: number,
): PurchaseOrder {
  const { network, state } = world;
  const site = network.sites[siteIndex]!;
  const supplier = network.suppliers[supplierIndex]!;
  const nth = ++state.counters.po;
  const draw = world.random.of('po', nth);
  const due =
    dueMs ??
    businessDaysLater(
      site.zone,
      world.nowMs + supplier.leadTimeDays * DAY_MS,
      0,
      draw.int(7 * 60, 15 * 60),
    );
  const po: PurchaseOrder = {
    number: `PO-${nth}`,
    nth,
    site: siteIndex,
    supplier: supplierIndex,
    dueMs: due,
    lines: wanted.map(({ item, quantity }, i) => ({ line: i + 1, item, quantity })),
    isTracked: dueMs === undefined && supplier.isCollected,
  };
  state.purchaseOrders.set(po.number, po);
  for (const { item, quantity } of po.lines) {
    const position = positionOf(network, siteIndex, item);
    state.onOrder[position] = (state.onOrder[position] as number) + quantity;
  }
  world.say(
    erpFeed(site.entity),
    contracts.purchaseOrderPlaced,
    po.number,
    {
      poNumber: po.number,
      supplier: supplier.gln,
      site: site.gln,
      currency: network.currency,
      lines: po.lines.map(({ line, item, quantity }) => ({
        line,
        gtin: network.items[item]!.gtin,
        quantity,
        unit: network.items[item]!.unit,
        unitCostMicro: network.items[item]!.unitCostMicro,
        dueAt: fromMs(due),
      })),
    },
    { correlation: po.number },
  );
  const isSlow = draw.chance(supplier.unreliability);
  world.after(
    isSlow ? draw.between(3, 5) * DAY_MS : draw.between(2, 28) * HOUR_MS,
    'erp.supplierConfirms',
    { po: po.number },
  );
  if (draw.chance(supplier.unreliability) && dueMs === undefined)
    world.at(world.nowMs + (due - world.nowMs) * draw.between(0.4, 0.7), 'erp.supplierChanges', {
      po: po.number,
    });
  planDelivery(world, po);
  return po;
}

/** A tracked order is collected by a truck; the others come when they are due, as far as the TMS is concerned unseen. */
function planDelivery(world: World, po: PurchaseOrder): void {
  if (po.isTracked)
    world.after(3 * HOUR_MS, 'tms.planPurchase', { po: po.number, dueMs: po.dueMs });
  else world.at(po.dueMs, 'erp.supplierDelivers', { po: po.number });
}

/** The supplier says what it will deliver and when: of itself, or because it was asked. */
export function sayConfirmed(
  world: World,
  po: PurchaseOrder,
  because: Parameters<World['say']>[4],
): void {
  world.say(
    erpFeed(world.network.sites[po.site]!.entity),
    contracts.purchaseOrderConfirmed,
    po.number,
    { poNumber: po.number, supplier: supplierOf(world, po).gln, lines: promised(po) },
    because,
  );
}

function promised(po: PurchaseOrder) {
  return po.lines.map(({ line, quantity }) => ({ line, quantity, promisedAt: fromMs(po.dueMs) }));
}

function supplierOf(world: World, po: PurchaseOrder): Supplier {
  return world.network.suppliers[po.supplier] as Supplier;
}

function invoicePurchase(world: World, po: PurchaseOrder): void {
  const nth = ++world.state.counters.invoice;
  const draw = world.random.of('invoice', nth);
  // One in thirty has a price that is not the order's, and one in fifty bills what did not come.
  const priceSlip = draw.chance(1 / 30) ? draw.between(1.02, 1.12) : 1;
  const extra = draw.chance(0.02) ? draw.int(1, 6) : 0;
  const lines = po.lines.map(({ line, item, quantity }, i) => {
    const { gtin, unitCostMicro } = world.network.items[item]!;
    const unitPriceMicro =
      i === 0 ? Math.round((unitCostMicro * priceSlip) / 10_000) * 10_000 : unitCostMicro;
    const billed = quantity + (i === 0 ? extra : 0);
    return {
      line,
      gtin,
      quantity: billed,
      unitPriceMicro,
      amountMinor: lineAmountMinor(billed, unitPriceMicro),
    };
  });
  receiveInvoice(world, nth, world.network.sites[po.site]!.entity, {
    kind: 'goods',
    issuer: supplierOf(world, po).gln,
    billed: po.number,
    totalMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
    lines,
  });
}

function receiveInvoice(
  world: World,
  nth: number,
  entity: number,
  invoice: Pick<
    contracts.DataOf<typeof contracts.invoiceReceived>,
    'kind' | 'issuer' | 'billed' | 'totalMinor' | 'lines'
  >,
): void {
  const number = `INV-${nth}`;
  world.state.invoices.set(number, { number, entity, isHeld: false });
  world.say(
    erpFeed(entity),
    contracts.invoiceReceived,
    number,
    {
      invoiceNumber: number,
      entity: world.network.entities[entity]!.gln,
      currency: world.network.currency,
      dueAt: fromMs(world.nowMs + 30 * DAY_MS),
      ...invoice,
    },
    invoice.billed === undefined ? {} : { correlation: invoice.billed },
  );
}
