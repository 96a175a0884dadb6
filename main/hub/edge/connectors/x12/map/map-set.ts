import { refuse } from '#shared/vocabulary';
import type { Refusal } from '#shared/vocabulary';
import type { X12Group, X12Interchange, X12Set } from '../read/interchange.ts';
import { mapFreightInvoice } from './freight-invoice.ts';
import type { EdiFreightInvoice } from './freight-invoice.ts';
import { mapInvoice } from './invoice.ts';
import type { EdiInvoice } from './invoice.ts';
import { mapLoadTender } from './load-tender.ts';
import type { EdiLoadTender } from './load-tender.ts';
import { meaningIn } from './meaning.ts';
import { mapOrderConfirmation } from './order-confirmation.ts';
import type { EdiOrderConfirmation } from './order-confirmation.ts';
import { mapOrder } from './order.ts';
import type { EdiOrder } from './order.ts';
import type { EdiProblem } from './problem.ts';
import { SetReading } from './set-reading.ts';
import { mapShipNotice } from './ship-notice.ts';
import type { EdiShipNotice } from './ship-notice.ts';
import { mapShipmentStatus } from './shipment-status.ts';
import type { EdiShipmentStatus } from './shipment-status.ts';
import { mapStockSnapshot } from './stock-snapshot.ts';
import type { EdiStockSnapshot } from './stock-snapshot.ts';
import { mapTenderAnswer } from './tender-answer.ts';
import type { EdiTenderAnswer } from './tender-answer.ts';
import { mapTransferReceipt } from './transfer-receipt.ts';
import type { EdiTransferReceipt } from './transfer-receipt.ts';
import { mapTransferShipment } from './transfer-shipment.ts';
import type { EdiTransferShipment } from './transfer-shipment.ts';
import { mapWarehouseAdvice } from './warehouse-advice.ts';
import type { EdiWarehouseAdvice } from './warehouse-advice.ts';
import { mapWarehouseOrder } from './warehouse-order.ts';
import type { EdiWarehouseOrder } from './warehouse-order.ts';

/** A business document in our shape and the partner's words, told apart by `kind`. */
export type EdiDocument =
  | EdiOrder
  | EdiOrderConfirmation
  | EdiShipNotice
  | EdiShipmentStatus
  | EdiStockSnapshot
  | EdiWarehouseOrder
  | EdiWarehouseAdvice
  | EdiTransferShipment
  | EdiTransferReceipt
  | EdiInvoice
  | EdiFreightInvoice
  | EdiLoadTender
  | EdiTenderAnswer;

/** The document with what is wrong with it; or that its set is none of ours, which is a dead letter. */
export type EdiMapping =
  | { ok: true; document: EdiDocument; problems: EdiProblem[] }
  | { ok: false; refusal: Refusal };

const MAPPERS: Readonly<Record<string, (reading: SetReading) => EdiDocument>> = {
  '204': mapLoadTender,
  '210': mapFreightInvoice,
  '214': mapShipmentStatus,
  '810': mapInvoice,
  '846': mapStockSnapshot,
  '850': mapOrder,
  '855': mapOrderConfirmation,
  '856': mapShipNotice,
  '940': mapWarehouseOrder,
  '943': mapTransferShipment,
  '944': mapTransferReceipt,
  '945': mapWarehouseAdvice,
  '990': mapTenderAnswer,
};

/** The sets that are mapped, by ST01. */
export const MAPPED_SETS: readonly string[] = Object.keys(MAPPERS);

/**
 * Maps one set. Refuses `x12.setNotMapped` for a set that is none of ours. A set of ours always gives a document: what is
 * missing is '' or undefined there and named in the problems, of which the blocking ones mean that it must wait.
 */
export function mapSet(interchange: X12Interchange, group: X12Group, set: X12Set): EdiMapping {
  const mapper = meaningIn(MAPPERS, set.kind);
  if (mapper === undefined) {
    return refuse('x12.setNotMapped', { set: set.kind, mapped: MAPPED_SETS.join(' ') });
  }
  const version = group.version === '' ? `${interchange.version}0` : group.version;
  const reading = new SetReading(set, interchange.separators, version);
  const document = mapper(reading);
  const problems = reading.problems.toSorted((a, b) => a.segment - b.segment);
  return { ok: true, document, problems };
}
