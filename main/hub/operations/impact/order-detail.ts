import type { QueryContext, WorldView } from '#engine/kernel';
import { worstAbout } from '#operations/exceptions';
import { items, sites } from '#operations/network';
import {
  ediOrders,
  inboundKey,
  linesOf,
  marginMinor,
  orders,
  positionOfLine,
  siteOfLine,
  unitMarginMicro,
  waitingLines,
  type Order,
  type OrderLine,
} from '#operations/orders';
import { promiseKey, promises } from '#operations/reservations';
import { incomingSupply } from '#operations/stock';
import type { LinePromise, OrderDetail } from '#shared/protocol';
import { refuse, wholeMoney, type Result } from '#shared/vocabulary';
import { historyOf } from './history-words.ts';
import { EDI_PREFIX } from './order.view.ts';
import { orderOutlook } from './order-outlook.ts';
import { rankWords } from './waiting-turns.ts';

/**
 * An order in full: its lines with what they have, and the trace from each cause to the margin that waits. Refused for a
 * number that nobody knows: a link may be old.
 */
export async function orderDetail(
  context: QueryContext,
  input: { key: string },
): Promise<OrderDetail | Result<never>> {
  const { world } = context;
  if (input.key.startsWith(EDI_PREFIX)) return ediDetail(context, input.key);
  const order = world.get(orders, input.key);
  if (!order) return refuse('order.unknown', { order: input.key }, 'key');
  return {
    key: order.orderNumber,
    lines: linesOf(order).map((line) => ({
      line: line.line,
      sku: skuOf(world, line.gtin),
      description: world.get(items, line.gtin)?.description ?? '',
      quantity: line.quantity,
      unit: line.unit,
      allocated: Math.min(line.quantity, line.allocated),
      shipped: line.shipped,
      needBy: line.needAt,
      marginMinor: marginMinor(line.quantity, unitMarginMicro(world, line)),
      servedFrom: servedFrom(world, order, line),
      promise: promiseOf(world, order, line, context.nowMs),
      turn: turnOf(world, order, line),
    })),
    trace: traceOf(world, order),
    history: await historyOf(context, order.orderNumber),
  };
}

async function ediDetail(context: QueryContext, key: string): Promise<OrderDetail | Result<never>> {
  const { world } = context;
  const edi = world.get(ediOrders, key.slice(EDI_PREFIX.length));
  if (!edi) return refuse('order.unknown', { order: key }, 'key');
  return {
    key,
    lines: edi.lines.map((line) => ({
      line: line.line,
      sku: skuOf(world, line.gtin),
      description: world.get(items, line.gtin)?.description ?? '',
      quantity: line.quantity,
      unit: line.unit,
      allocated: 0,
      shipped: 0,
      needBy: line.needAt ?? edi.orderedAt,
      marginMinor: 0,
      servedFrom: null,
      promise: null,
      turn: null,
    })),
    trace: [{ label: `Received by EDI as ${edi.partnerReference}, not in the ERP yet`, key: null }],
    history: await historyOf(context, edi.partnerReference),
  };
}

/** The site that serves a line, where that is another than its order's. */
function servedFrom(world: WorldView, order: Order, line: OrderLine): string | null {
  const gln = siteOfLine(order, line);
  return gln === order.site ? null : (world.get(sites, gln)?.name ?? gln);
}

/** Its turn among those that wait for the same pieces. */
function turnOf(
  world: WorldView,
  order: Order,
  line: OrderLine,
): OrderDetail['lines'][number]['turn'] {
  const turns = waitingLines(world, siteOfLine(order, line), line.gtin);
  const place = turns.findIndex(
    (one) => one.orderNumber === order.orderNumber && one.line === line.line,
  );
  const turn = turns[place];
  return turn ? { place: place + 1, of: turns.length, ...rankWords(turn) } : null;
}

/** What a line is promised from, and when that is there: as it was first said and as it is now. */
function promiseOf(
  world: WorldView,
  order: Order,
  line: OrderLine,
  nowMs: number,
): LinePromise | null {
  if (line.inbound === undefined) return null;
  const { inbound } = line;
  const coming = incomingSupply(world, siteOfLine(order, line), line.gtin, nowMs).find(
    (one) => inboundKey(one) === inboundKey(inbound),
  );
  const said = world.get(promises, promiseKey(order.orderNumber, line.line));
  return {
    number: inbound.number,
    shipment: coming?.shipment ?? said?.shipment ?? null,
    firstAt: said?.firstAt ?? null,
    at: coming?.at ?? null,
    moves: said?.moves ?? 0,
  };
}

/** From each cause to what it costs: the truck that is late, the position that is short, the line that waits, its margin. */
function traceOf(world: WorldView, order: Order): OrderDetail['trace'] {
  return orderOutlook(world, order).uncovered.flatMap(({ line, cover }) => {
    const sku = skuOf(world, line.gtin);
    const position = positionOfLine(order, line);
    const gln = siteOfLine(order, line);
    const site = world.get(sites, gln)?.name ?? gln;
    const promised =
      line.inbound === undefined
        ? []
        : [
            {
              label: `Line ${line.line} is promised from ${line.inbound.number}`,
              key: line.inbound.kind === 'transfer' ? line.inbound.number : null,
            },
          ];
    const trucks = cover.late.map(({ shipment, quantity }) => ({
      label: `${shipment} brings ${quantity} too late`,
      key: worstAbout(world, 'shipment', shipment)?.key ?? shipment,
    }));
    const minor = marginMinor(cover.uncovered, cover.line.unitMarginMicro);
    const margin = { minor, currency: order.currency };
    return [
      ...promised,
      ...trucks,
      {
        label: `${sku} short at ${site}`,
        key: worstAbout(world, 'stock', position)?.key ?? position,
      },
      {
        label: `Line ${line.line} waits for ${cover.uncovered} of ${line.quantity}, margin ${wholeMoney(margin)}`,
        key: order.orderNumber,
      },
    ];
  });
}

function skuOf(world: WorldView, gtin: string): string {
  return world.get(items, gtin)?.sku ?? gtin;
}
