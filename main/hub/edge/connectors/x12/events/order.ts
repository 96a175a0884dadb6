import { ediOrderReceived } from '#shared/contracts';
import { divideHalfEven } from '#shared/vocabulary';
import { dateOf } from '../map/date.ts';
import type { EdiOrder, EdiOrderLine } from '../map/order.ts';
import { isForPieces, pricedFor } from '../map/line-price.ts';
import { inRole } from '../map/party.ts';
import { MICRO_PLACES } from '../map/quantity.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/**
 * 850: a customer's order. It is demand only once the ERP has it, so its event says what was received and nothing more.
 * Changes and cancellations have sets of their own (860); an 850 that is one is refused, not guessed at.
 */
export function orderEvents(order: EdiOrder, to: X12Translation): EventDraft[] {
  if (order.purpose !== 'original' && order.purpose !== 'repeat')
    to.refuse(`an order that is a ${order.purpose} is not taken`, 'BEG01');
  const customer = to.partner(inRole(order.parties, 'BY', 'BT', 'ST'));
  const site = to.knownSite(inRole(order.parties, 'SF', 'WH', 'SE', 'VN'));
  const orderedAt = to.instant(order.orderedAt);
  if (orderedAt === undefined) to.refuse('the order has no date', 'BEG05');
  const lines = order.lines.map((line, index) => orderLine(line, index + 1, order, to));
  return [
    draftOf(ediOrderReceived, order.orderNumber, {
      partnerReference: order.orderNumber,
      customer: customer?.gln ?? '',
      ...(site && { site: site.gln }),
      orderedAt: orderedAt ?? '',
      ...(order.currency !== undefined && { currency: order.currency }),
      lines: lines.filter((line) => line !== undefined),
    }),
  ];
}

function orderLine(line: EdiOrderLine, number: number, order: EdiOrder, to: X12Translation) {
  const counted = countedIn(to, to.item(line.productIds), line.quantity, `PO1/${number}/PO102`);
  if (counted === undefined) return undefined;
  const unitPriceMicro = priceOfOurs(line, counted.quantity);
  const wanted =
    dateOf(line.dates, 'deliveryRequested', 'deliverNotAfter') ??
    dateOf(order.dates, 'deliveryRequested', 'deliverNotAfter');
  const needBy = to.instant(wanted, '23:59:59');
  return {
    line: number,
    ...counted,
    ...(unitPriceMicro !== undefined && { unitPriceMicro }),
    ...(needBy !== undefined && { needBy }),
  };
}

/**
 * The price of one of our units, of which the line is so many: a price for a case becomes that of a piece, to the
 * millionth, half-even. Undefined for a basis that we cannot count with.
 */
function priceOfOurs(line: EdiOrderLine, ours: number): number | undefined {
  const { quantity, unitPriceMicro } = line;
  const per = pricedFor(line);
  if (quantity === undefined || unitPriceMicro === undefined || per === undefined) return undefined;
  if (isForPieces(line) || ours <= 0) return unitPriceMicro;
  const theirs = BigInt(quantity.micro) * BigInt(unitPriceMicro);
  return Number(divideHalfEven(theirs, BigInt(ours) * BigInt(per) * BigInt(10 ** MICRO_PLACES)));
}
