import { receiptCompleted, shipmentLoaded } from '#shared/contracts';
import { ssccOf } from '../map/mark.ts';
import { inRole } from '../map/party.ts';
import type { EdiReceivedLine, EdiTransferReceipt } from '../map/transfer-receipt.ts';
import type { EdiTransferShipment } from '../map/transfer-shipment.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** 943: a transfer has left its warehouse. */
export function transferShipmentEvents(
  advice: EdiTransferShipment,
  to: X12Translation,
): EventDraft[] {
  const site = to.site(inRole(advice.parties, 'SF', 'WH'));
  if (inRole(advice.parties, 'SF', 'WH') === undefined)
    to.refuse('the advice does not say which warehouse shipped', 'N1');
  const lines = advice.lines.map((line) =>
    countedIn(to, to.item(line.productIds), line.quantity, `W04/${line.position}/W0401`),
  );
  const units = advice.lines.map((line) => ssccOf(line.marks)).filter((sscc) => sscc !== undefined);
  return [
    draftOf(shipmentLoaded, advice.orderNumber, {
      site: site?.gln ?? '',
      purpose: { kind: 'transfer', number: advice.orderNumber },
      ...(advice.shipmentNumber !== undefined && { shipmentId: advice.shipmentNumber }),
      sscc: [...new Set(units)],
      lines: lines.filter((line) => line !== undefined),
    }),
  ];
}

/** 944: a transfer was received; what was short, over or damaged stands beside what came. */
export function transferReceiptEvents(
  receipt: EdiTransferReceipt,
  to: X12Translation,
): EventDraft[] {
  const place = inRole(receipt.parties, 'WH', 'ST');
  const site = to.site(place);
  if (place === undefined) to.refuse('the advice does not say which warehouse received', 'N1');
  const number = receipt.orderNumber ?? receipt.shipmentNumber ?? '';
  const lines = receipt.lines.map((line) => receivedLine(line, to));
  return [
    draftOf(receiptCompleted, number, {
      site: site?.gln ?? '',
      purpose: { kind: 'transfer', number },
      receiptId: receipt.receiptNumber,
      lines: lines.filter((line) => line !== undefined),
    }),
  ];
}

function receivedLine(line: EdiReceivedLine, to: X12Translation) {
  const item = to.item(line.productIds);
  const at = `W07/${line.position}/W0701`;
  const received = countedIn(to, item, line.receivedQuantity, at);
  if (received === undefined) return undefined;
  const of = (condition: string): number =>
    line.exceptions
      .filter((one) => one.condition === condition && one.quantity !== undefined)
      .reduce((sum, one) => sum + (countedIn(to, item, one.quantity, at)?.quantity ?? 0), 0);
  return {
    gtin: received.gtin,
    unit: received.unit,
    expectedQuantity: Math.max(0, received.quantity + of('short') - of('over')),
    receivedQuantity: received.quantity,
    damagedQuantity: Math.min(received.quantity, of('damaged')),
  };
}
