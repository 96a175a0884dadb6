import { purchaseOrderConfirmed } from '#shared/contracts';
import { purchaseOrders } from '#operations/purchasing';
import { dateOf } from '../map/date.ts';
import type { EdiConfirmationLine, EdiOrderConfirmation } from '../map/order-confirmation.ts';
import { inRole } from '../map/party.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** Days of delivery by the supplier's own word, the firmest first. */
const PROMISES = ['deliveryPromised', 'deliveryScheduled', 'deliveryEstimated'] as const;

/** 855: what a supplier will deliver and when. A line that is rejected is confirmed with nothing. */
export function orderConfirmationEvents(
  confirmation: EdiOrderConfirmation,
  to: X12Translation,
): EventDraft[] {
  if (confirmation.purpose === 'cancellation')
    to.refuse('a cancelled confirmation is not taken', 'BAK01');
  const supplier = to.partner(inRole(confirmation.parties, 'SE', 'VN', 'SU', 'SF'));
  const lines =
    confirmation.lines.length === 0
      ? wholeOrder(confirmation, to)
      : confirmation.lines.map((line, index) => promisedLine(line, index + 1, confirmation, to));
  return [
    draftOf(purchaseOrderConfirmed, confirmation.orderNumber, {
      poNumber: confirmation.orderNumber,
      supplier: supplier?.gln ?? '',
      lines,
    }),
  ];
}

/** An answer to the order as a whole promises what we ordered, or nothing of it. */
function wholeOrder({ orderNumber, answer }: EdiOrderConfirmation, to: X12Translation) {
  const order = to.world.get(purchaseOrders, orderNumber);
  if (order === undefined)
    to.refuse(`it has no lines, and we know no purchase order ${orderNumber}`, 'BAK03');
  if (answer !== 'accepted' && answer !== 'rejected')
    to.refuse('it has no lines, and is neither yes nor no', 'BAK02');
  return (order?.lines ?? []).map(({ line, quantity, dueAt }) => ({
    line,
    quantity: answer === 'rejected' ? 0 : quantity,
    promisedAt: dueAt,
  }));
}

function promisedLine(
  line: EdiConfirmationLine,
  position: number,
  confirmation: EdiOrderConfirmation,
  to: X12Translation,
) {
  const answers = line.answers.length > 0 ? line.answers : null;
  // What says nothing of a line says of it what it says of the whole order.
  const isRejected = answers === null && confirmation.answer === 'rejected';
  const kept = isRejected ? [] : (answers?.filter((one) => one.answer !== 'rejected') ?? null);
  const item = to.item(line.productIds);
  const quantities = (kept ?? [{ quantity: line.quantity }])
    .map((one) => one.quantity ?? line.quantity)
    .map((quantity) => countedIn(to, item, quantity, `PO1/${position}/PO102`)?.quantity ?? 0);
  const promised =
    dateOf(kept?.[0]?.dates ?? [], ...PROMISES, 'shipScheduled') ??
    dateOf(line.dates, ...PROMISES, 'deliveryRequested') ??
    dateOf(confirmation.dates, ...PROMISES, 'deliveryRequested');
  const promisedAt = to.instant(promised, '23:59:59');
  return {
    line: lineNumber(line.lineId, position),
    quantity: quantities.reduce((sum, one) => sum + one, 0),
    ...(promisedAt !== undefined && { promisedAt }),
  };
}

/** The order's own line number where the supplier kept it, else its place. */
function lineNumber(lineId: string | undefined, position: number): number {
  return lineId !== undefined && /^0*[1-9]\d{0,5}$/.test(lineId) ? Number(lineId) : position;
}
