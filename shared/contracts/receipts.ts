import { z } from 'zod';
import { defineEvent, type EventDefinition } from './definition.ts';
import * as f from './fields.ts';

/** A key is as long as an envelope allows, longer than the names of documents. */
const commandId = z.string().min(1).max(128);

/**
 * What a target says of a command, as events of its feed: accepted (taken on), rejected (with its words), applied (done
 * in its books). The end of a command is none of these but its confirming event.
 */
const receiptData = z.object({ commandId, commandType: z.string().max(128) });
const rejectionData = receiptData.extend({
  /** A stable code of the target, `stock.insufficient`. */
  code: z.string().max(64),
  reason: f.words,
});

const verbs = {
  accepted: 'took the command on',
  rejected: 'will not carry the command out',
  applied: 'carried the command out',
};

function receiptOf<D extends 'erp' | 'wms' | 'tms', V extends 'accepted' | 'applied'>(
  domain: D,
  verb: V,
) {
  return defineEvent(
    `signalbox.${domain}.command.${verb}.v1` as const,
    `The target ${verbs[verb]}.`,
    receiptData,
  );
}

function rejectionOf<D extends 'erp' | 'wms' | 'tms'>(domain: D) {
  return defineEvent(
    `signalbox.${domain}.command.rejected.v1` as const,
    `The target ${verbs.rejected}.`,
    rejectionData,
  );
}

export const erpAccepted = receiptOf('erp', 'accepted');
export const erpRejected = rejectionOf('erp');
export const erpApplied = receiptOf('erp', 'applied');
export const wmsAccepted = receiptOf('wms', 'accepted');
export const wmsRejected = rejectionOf('wms');
export const wmsApplied = receiptOf('wms', 'applied');
export const tmsAccepted = receiptOf('tms', 'accepted');
export const tmsRejected = rejectionOf('tms');
export const tmsApplied = receiptOf('tms', 'applied');

export type ReceiptVerb = keyof typeof verbs;

/** Which receipt an event type is, or null when it is none. */
export function receiptVerb(type: string): ReceiptVerb | null {
  const match = /^signalbox\.(?:erp|wms|tms)\.command\.(accepted|rejected|applied)\.v\d+$/.exec(
    type,
  );
  return match ? (match[1] as ReceiptVerb) : null;
}

/** The receipts of a domain, for those that publish them. */
export const RECEIPTS: Record<'erp' | 'wms' | 'tms', Record<ReceiptVerb, EventDefinition>> = {
  erp: { accepted: erpAccepted, rejected: erpRejected, applied: erpApplied },
  wms: { accepted: wmsAccepted, rejected: wmsRejected, applied: wmsApplied },
  tms: { accepted: tmsAccepted, rejected: tmsRejected, applied: tmsApplied },
};
