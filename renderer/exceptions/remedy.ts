import type { ExceptionRow, ExceptionType, RunRow } from '#shared/protocol';
import { places } from '#ui';

/** The first remedy of an exception's type: what its primary button says, and where it leads or which dialog does it here. */
export type Remedy = { verb: string } & (
  | { place: string }
  | { place: null; dialog: 'askSupplier' | 'holdInvoice' | 'match' | 'sendAgain' | 'endWindow' }
);

const REMEDIES: Record<ExceptionType, (row: ExceptionRow, run: RunRow | undefined) => Remedy> = {
  stockoutRisk: reviewTransfer,
  excess: reviewTransfer,
  orderAtRisk: reviewTransfer,
  lateShipment: openSubject,
  missedMilestone: openSubject,
  shortReceipt: openSubject,
  feedSilent: openSubject,
  commandUnanswered: openSubject,
  masterDataConflict: openSubject,
  demandSpike: showStockouts,
  supplierUnconfirmed: openSubject,
  supplierChanged: openSubject,
  invoiceMismatch: openSubject,
  intercompanyImbalance: openSubject,
  approvalOverdue: openSubject,
  contractBreach: openSubject,
  congestion: openSubject,
  labourShortfall: openSubject,
  plannedWindow: openSubject,
};

/**
 * What helps first with this exception.
 * @param run The run of what it is about, where one is under way: its steps go before any act of their own.
 */
export function remedyOf(row: ExceptionRow, run?: RunRow): Remedy {
  return REMEDIES[row.type](row, run);
}

function reviewTransfer(row: ExceptionRow): Remedy {
  return { verb: 'Review transfer', place: places.newTransfer({ exception: row.key }) };
}

/** What is short by it: the transfers that help are theirs. */
function showStockouts({ siteCode }: ExceptionRow): Remedy {
  const site = siteCode === '' ? '' : `&site=${encodeURIComponent(siteCode)}`;
  return { verb: 'Show stockouts', place: `/exceptions?type=stockoutRisk${site}` };
}

function openSubject(row: ExceptionRow, run: RunRow | undefined): Remedy {
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
    case 'site':
      return { verb: 'Open site', place: places.site(subjectKey) };
    case 'window':
      return { verb: 'End window', place: null, dialog: 'endWindow' };
    case 'region':
      return showStockouts(row);
    case 'purchaseOrder':
      return { verb: 'Ask supplier', place: null, dialog: 'askSupplier' };
    case 'invoice':
      return run === undefined
        ? { verb: 'Block payment', place: null, dialog: 'holdInvoice' }
        : { verb: 'Open run', place: places.run(run.key) };
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
