import { ediWarehouseAdviceReceived, ediWarehouseOrderReceived } from '#shared/contracts';
import { inRole } from '../map/party.ts';
import type { EdiWarehouseAdvice } from '../map/warehouse-advice.ts';
import type { EdiWarehouseOrder } from '../map/warehouse-order.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** 940: somebody asked a warehouse to ship. */
export function warehouseOrderEvents(order: EdiWarehouseOrder, to: X12Translation): EventDraft[] {
  if (order.purpose === 'cancellation')
    to.refuse('a cancelled warehouse order is not taken', 'W0501');
  const site = to.site(inRole(order.parties, 'WH', 'SF'));
  const lines = order.lines.map((line) =>
    countedIn(to, to.item(line.productIds), line.quantity, `W01/${line.position}/W0101`),
  );
  return [
    draftOf(ediWarehouseOrderReceived, order.orderNumber, {
      orderNumber: order.orderNumber,
      ...(site && { site: site.gln }),
      lines: lines.filter((line) => line !== undefined),
    }),
  ];
}

/** 945: a warehouse says what it shipped against a 940. */
export function warehouseAdviceEvents(
  advice: EdiWarehouseAdvice,
  to: X12Translation,
): EventDraft[] {
  const site = to.site(inRole(advice.parties, 'WH', 'SF'));
  const shippedAt = to.instant(advice.shippedAt);
  if (shippedAt === undefined) to.refuse('the advice has no date of shipping', 'W0603');
  const lines = advice.lines.map((line) =>
    countedIn(to, to.item(line.productIds), line.shippedQuantity, `W12/${line.position}/W1203`),
  );
  return [
    draftOf(ediWarehouseAdviceReceived, advice.orderNumber, {
      orderNumber: advice.orderNumber,
      ...(site && { site: site.gln }),
      shippedAt: shippedAt ?? '',
      lines: lines.filter((line) => line !== undefined),
    }),
  ];
}
