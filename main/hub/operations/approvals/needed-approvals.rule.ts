import type { TransferPolicy } from '#operations/policy';
import type { Role } from '#shared/protocol';
import { wholeMoney, type Currency } from '#shared/vocabulary';

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
      why: `value over ${wholeMoney({ minor: policy.operationsAboveMinor, currency: transfer.currency })}`,
    });
  if (transfer.betweenEntities && policy.financeBetweenEntities)
    needed.push({ role: 'finance', why: 'between entities' });
  return needed;
}
