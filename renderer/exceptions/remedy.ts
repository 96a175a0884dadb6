import type { ExceptionRow, ExceptionType } from '#shared/protocol';
import { places } from '#ui';

/** The first remedy of an exception's type: what its primary button says, and where it leads or which dialog does it here. */
export type Remedy = { verb: string } & (
  | { place: string }
  | { place: null; dialog: 'match' | 'sendAgain' }
);

const REMEDIES: Record<ExceptionType, (row: ExceptionRow) => Remedy> = {
  stockoutRisk: reviewTransfer,
  excess: reviewTransfer,
  orderAtRisk: reviewTransfer,
  lateShipment: openSubject,
  missedMilestone: openSubject,
  shortReceipt: openSubject,
  feedSilent: openSubject,
  commandUnanswered: openSubject,
  masterDataConflict: openSubject,
};

/** What helps first with this exception. */
export function remedyOf(row: ExceptionRow): Remedy {
  return REMEDIES[row.type](row);
}

function reviewTransfer(row: ExceptionRow): Remedy {
  return { verb: 'Review transfer', place: places.newTransfer({ exception: row.key }) };
}

function openSubject(row: ExceptionRow): Remedy {
  const { subjectKind, subjectKey } = row;
  switch (subjectKind) {
    case 'shipment':
      return { verb: 'Open shipment', place: places.shipment(subjectKey) };
    case 'transfer':
      return { verb: 'Open transfer', place: places.transfer(subjectKey) };
    case 'order':
      return { verb: 'Open order', place: places.order(subjectKey) };
    case 'stock':
      return { verb: 'Open stock', place: places.stock(subjectKey) };
    case 'feed':
      return { verb: 'Open feed', place: places.feed(subjectKey) };
    case 'command':
      return { verb: 'Send again', place: null, dialog: 'sendAgain' };
    case 'masterData':
      return { verb: 'Match', place: null, dialog: 'match' };
  }
}

/** Where a link of the detail leads; null for what has no workspace yet. */
export function placeOfLink(kind: string, key: string): string | null {
  switch (kind) {
    case 'stock':
      return places.stock(key);
    case 'shipment':
      return places.shipment(key);
    case 'transfer':
      return places.transfer(key);
    case 'order':
      return places.order(key);
    case 'feed':
      return places.feed(key);
    case 'exception':
      return places.exception(key);
    case 'site':
      return places.site(key);
    default:
      return null;
  }
}
