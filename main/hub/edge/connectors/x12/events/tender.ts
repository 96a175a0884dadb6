import { ediTenderReceived, tenderAccepted, tenderDeclined } from '#shared/contracts';
import { isScac } from '#shared/vocabulary';
import type { EdiLoadTender } from '../map/load-tender.ts';
import type { EdiTenderAnswer } from '../map/tender-answer.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** 204: a load was offered to a carrier. */
export function loadTenderEvents(tender: EdiLoadTender, to: X12Translation): EventDraft[] {
  if (tender.purpose === 'cancellation') to.refuse('a withdrawn tender is not taken', 'B2A01');
  requireScac(tender.carrier, 'B202', to);
  return [
    draftOf(ediTenderReceived, tender.shipmentNumber, {
      tenderNumber: tender.shipmentNumber,
      carrier: tender.carrier,
    }),
  ];
}

/** 990: a carrier's answer. One that is neither yes nor no is for a person. */
export function tenderAnswerEvents(answer: EdiTenderAnswer, to: X12Translation): EventDraft[] {
  requireScac(answer.carrier, 'B101', to);
  const { shipmentNumber: shipmentId, carrier } = answer;
  if (answer.answer === 'accepted')
    return [draftOf(tenderAccepted, shipmentId, { shipmentId, carrier })];
  if (answer.answer === 'declined') {
    const reason = answer.notes.join(' ').slice(0, 500) || `answered ${answer.answerCode ?? ''}`;
    return [draftOf(tenderDeclined, shipmentId, { shipmentId, carrier, reason })];
  }
  to.refuse(`the answer ${answer.answerCode ?? '(none)'} is neither yes nor no`, 'B104');
  return [];
}

function requireScac(carrier: string, path: string, to: X12Translation): void {
  if (!isScac(carrier)) to.refuse(`${carrier || 'an empty code'} is no SCAC`, path);
}
