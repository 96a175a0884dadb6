import type { QueryContext, WorldView } from '#engine/kernel';
import { worstAbout } from '#operations/exceptions';
import { items, positionKey, sites } from '#operations/network';
import { ediOrders, marginMinor, orders, unitMarginMicro, type Order } from '#operations/orders';
import type { OrderDetail } from '#shared/protocol';
import { refuse, wholeMoney, type Result } from '#shared/vocabulary';
import { historyOf } from './history-words.ts';
import { EDI_PREFIX } from './order.view.ts';
import { orderOutlook } from './order-outlook.ts';

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
    lines: order.lines.map((line) => ({
      line: line.line,
      sku: skuOf(world, line.gtin),
      description: world.get(items, line.gtin)?.description ?? '',
      quantity: line.quantity,
      unit: line.unit,
      allocated: Math.min(line.quantity, line.allocated),
      shipped: line.shipped,
      needBy: line.needAt,
      marginMinor: marginMinor(line.quantity, unitMarginMicro(world, line)),
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
    })),
    trace: [{ label: `Received by EDI as ${edi.partnerReference}, not in the ERP yet`, key: null }],
    history: await historyOf(context, edi.partnerReference),
  };
}

/** From each cause to what it costs: the truck that is late, the position that is short, the line that waits, its margin. */
function traceOf(world: WorldView, order: Order): OrderDetail['trace'] {
  const site = world.get(sites, order.site)?.name ?? order.site;
  return orderOutlook(world, order).uncovered.flatMap(({ line, cover }) => {
    const sku = skuOf(world, line.gtin);
    const position = positionKey(order.site, line.gtin);
    const trucks = cover.late.map(({ shipment, quantity }) => ({
      label: `${shipment} brings ${quantity} too late`,
      key: worstAbout(world, 'shipment', shipment)?.key ?? shipment,
    }));
    const minor = marginMinor(cover.uncovered, cover.line.unitMarginMicro);
    const margin = { minor, currency: order.currency };
    return [
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
