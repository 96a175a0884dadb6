import type { Rule } from '#operations/exceptions';
import { commandUnanswered } from './command-unanswered.rule.ts';
import { excess } from './excess.rule.ts';
import { feedSilent } from './feed-silent.rule.ts';
import { lateShipment } from './late-shipment.rule.ts';
import { masterDataConflict } from './master-data-conflict.rule.ts';
import { missedMilestone } from './missed-milestone.rule.ts';
import { orderAtRisk } from './order-at-risk.rule.ts';
import { shortReceipt } from './short-receipt.rule.ts';
import { stockoutRisk } from './stockout-risk.rule.ts';

/** All rules: a new one is a file beside this one, and a line here. Causes stand before what they explain. */
export const RULES: readonly Rule[] = [
  feedSilent,
  lateShipment,
  missedMilestone,
  stockoutRisk,
  orderAtRisk,
  excess,
  shortReceipt,
  masterDataConflict,
  commandUnanswered,
];
