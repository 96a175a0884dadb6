import * as contracts from '#shared/contracts';
import { MINUTE_MS } from '#shared/vocabulary';
import {
  type Handlers,
  lineServedFrom,
  nextWorkDayMinute,
  purposeOf,
  type Quantity,
  siteKey,
  type Staged,
  wmsFeed,
  type World,
} from '#simulator/world';
import { drawDown } from './reservations.ts';
import { adjust, contractLines, saying } from './stock-words.ts';

/** The parcel car calls in the middle of the day too. */
const NOON_CALL_MINUTE = 12 * 60 + 30;

export const loadingHandlers: Handlers = {
  'wms.truckAtDock': (world, { site, purpose, shipment }) => {
    world.state.atDock.set(siteKey(site, purpose), shipment);
    loadIfBothAreThere(world, site, purpose);
  },

  'wms.parcelLeaves': (world, { site: index }) => {
    for (const [key, staged] of world.state.staged)
      if (staged.site === index && isParcel(world, staged)) load(world, key, staged, null);
    planParcelCall(world, index);
  },
};

/** The car comes at noon and at the cut-off of a work day. */
export function planParcelCall(world: World, index: number): void {
  const site = world.network.sites[index]!;
  const noon = nextWorkDayMinute(site, world.nowMs, NOON_CALL_MINUTE);
  const cutOff = nextWorkDayMinute(site, world.nowMs, site.cutOffMinute);
  world.at(Math.min(noon, cutOff), 'wms.parcelLeaves', { site: index });
}

/** Loads what stands staged for a purpose once its truck is at the dock; a truck may wait for the goods, or they for it. */
export function loadIfBothAreThere(world: World, site: number, purpose: string): void {
  const { atDock, staged } = world.state;
  const key = siteKey(site, purpose);
  const shipment = atDock.get(key);
  if (shipment === undefined) return;
  for (const [stagedKey, goods] of staged) {
    if (goods.site !== site || goods.purpose !== purpose) continue;
    atDock.delete(key);
    load(world, stagedKey, goods, shipment);
    return;
  }
}

function isParcel(world: World, staged: Staged): boolean {
  const { kind, number } = purposeOf(staged.purpose);
  if (kind !== 'order') return false;
  const order = world.state.orders.get(number);
  if (!order?.isTracked || staged.site !== order.site) return true;
  // Only the first wave of a truckload order has a truck; when that has left, or never came, the car takes the rest.
  const id = world.state.shipmentByPurpose.get(staged.purpose);
  const shipment = id === undefined ? undefined : world.state.shipments.get(id);
  return shipment === undefined || shipment.departedMs !== null;
}

/** From here the goods are off the site's books. */
function load(world: World, key: string, goods: Staged, shipment: string | null): void {
  const { network, state } = world;
  const { site, purpose, lines, sscc } = goods;
  state.staged.delete(key);
  state.taskOf.delete(siteKey(site, purpose));
  // What was refused here was never on these books.
  const isBack = purposeOf(purpose).kind === 'return';
  for (const { item, quantity } of isBack ? [] : lines) {
    adjust(world, site, item, { onHand: -quantity, reserved: -quantity }, 'shipped', goods);
    drawDown(world, siteKey(site, purpose), item, quantity);
  }
  world.say(
    wmsFeed(network, site),
    contracts.shipmentLoaded,
    purposeOf(purpose).number,
    {
      site: network.sites[site]!.gln,
      purpose: purposeOf(purpose),
      ...(shipment === null ? {} : { shipmentId: shipment }),
      sscc,
      lines: contractLines(world, lines),
    },
    saying(goods),
  );
  const { kind, number } = purposeOf(purpose);
  if (kind === 'transfer') shipTransfer(world, number, purpose, lines);
  else if (kind === 'order') shipOrder(world, site, number, shipment, lines);
  const truck = shipment === null ? undefined : state.shipments.get(shipment);
  if (!truck) return;
  truck.status = 'loaded';
  const draw = world.random.of('gate', sscc.length, state.counters.sscc);
  world.after(draw.between(5, 14) * MINUTE_MS, 'tms.depart', { shipment: truck.id });
}

function shipTransfer(world: World, number: string, purpose: string, lines: Quantity[]): void {
  const transfer = world.state.transfers.get(number);
  if (!transfer) return;
  transfer.shipped = lines;
  world.state.inTransit.set(purpose, {
    from: transfer.from,
    to: transfer.to,
    lines: lines.map((line) => ({ ...line })),
  });
  world.after(MINUTE_MS / 2, 'erp.transferShipped', { transfer: number });
}

function shipOrder(
  world: World,
  site: number,
  number: string,
  shipment: string | null,
  lines: readonly Quantity[],
): void {
  const order = world.state.orders.get(number);
  const shipped = lines.map(({ item, quantity }) => {
    world.state.flows.sold[item] = (world.state.flows.sold[item] as number) + quantity;
    return { line: (order && lineServedFrom(order, site, item)?.line) ?? 1, quantity };
  });
  world.after(MINUTE_MS / 2, 'erp.orderShipped', { order: number, shipment, lines: shipped });
}
