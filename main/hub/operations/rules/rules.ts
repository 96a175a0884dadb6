import type { Rule } from '#operations/exceptions';
import { approvalOverdue } from './approval-overdue.rule.ts';
import { commandUnanswered } from './command-unanswered.rule.ts';
import { congestion } from './congestion.rule.ts';
import { contractBreach } from './contract-breach.rule.ts';
import { demandSpike } from './demand-spike.rule.ts';
import { excess } from './excess.rule.ts';
import { feedSilent } from './feed-silent.rule.ts';
import { intercompanyImbalance } from './intercompany-imbalance.rule.ts';
import { invoiceMismatch } from './invoice-mismatch.rule.ts';
import { labourShortfall } from './labour-shortfall.rule.ts';
import { lateShipment } from './late-shipment.rule.ts';
import { masterDataConflict } from './master-data-conflict.rule.ts';
import { missedMilestone } from './missed-milestone.rule.ts';
import { orderAtRisk } from './order-at-risk.rule.ts';
import { plannedWindow } from './planned-window.rule.ts';
import { shortReceipt } from './short-receipt.rule.ts';
import { stockoutRisk } from './stockout-risk.rule.ts';
import { supplierChanged } from './supplier-changed.rule.ts';
import { supplierUnconfirmed } from './supplier-unconfirmed.rule.ts';

/** All rules: a new one is a file beside this one, and a line here. Causes stand before what they explain. */
export const RULES: readonly Rule[] = [
  plannedWindow,
  feedSilent,
  contractBreach,
  labourShortfall,
  congestion,
  lateShipment,
  missedMilestone,
  supplierChanged,
  shortReceipt,
  demandSpike,
  stockoutRisk,
  orderAtRisk,
  excess,
  supplierUnconfirmed,
  invoiceMismatch,
  intercompanyImbalance,
  approvalOverdue,
  masterDataConflict,
  commandUnanswered,
];
