import type { TransferPolicy } from '#operations/policy';
import type { Role } from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';

/**
 * Who must agree to a transfer, by the approval matrix: operations from an amount on, finance between entities. The
 * reasons are shown beside the names.
 */
export function neededApprovals(
  policy: TransferPolicy,
  transfer: { valueMinor: number; betweenEntities: boolean; currency: Currency },
): { role: Role; why: string }[] {
  const needed: { role: Role; why: string }[] = [];
  if (transfer.valueMinor > policy.operationsAboveMinor)
    needed.push({
      role: 'operations',
      why: `value over ${wholeMoney(policy.operationsAboveMinor, transfer.currency)}`,
    });
  if (transfer.betweenEntities && policy.financeBetweenEntities)
    needed.push({ role: 'finance', why: 'between entities' });
  return needed;
}

/** A threshold in words, without the cents that thresholds do not have: "$25,000". */
function wholeMoney(minor: number, currency: Currency): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(minor / 100);
}
