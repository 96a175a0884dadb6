import type { ExceptionType } from './rows.ts';

/** How each type of exception is called: at most 20 characters, for they stand in a narrow column. */
export const EXCEPTION_WORDS: Readonly<Record<ExceptionType, string>> = {
  stockoutRisk: 'Stockout risk',
  excess: 'Excess',
  lateShipment: 'Late shipment',
  missedMilestone: 'Missed milestone',
  shortReceipt: 'Short receipt',
  orderAtRisk: 'Order at risk',
  feedSilent: 'Feed silent',
  masterDataConflict: 'Master-data conflict',
  commandUnanswered: 'Command unanswered',
  demandSpike: 'Demand spike',
  supplierUnconfirmed: 'Supplier unconfirmed',
  supplierChanged: 'Supplier changed',
  invoiceMismatch: 'Invoice mismatch',
  intercompanyImbalance: 'Books out of balance',
  approvalOverdue: 'Approval overdue',
  contractBreach: 'Contract breach',
  congestion: 'Congestion',
  labourShortfall: 'Labour shortfall',
  plannedWindow: 'Planned window',
};
