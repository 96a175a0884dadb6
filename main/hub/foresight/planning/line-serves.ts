import type { WorldView } from '#engine/kernel';
import { partners } from '#operations/network';
import { coverLines } from '#operations/stock';
import type { PlanServes } from '#shared/protocol';
import type { PlannedLine } from './plan-content.ts';

/**
 * Whose the pieces of a line are, as things stand: lines without stock by their need date, in the order of the allocation
 * policy, until the pieces are gone; what is left is for customers to come.
 */
export function lineServes(world: WorldView, line: PlannedLine, nowMs: number): PlanServes {
  let left = line.quantity;
  const orders: PlanServes['orders'] = [];
  for (const { line: waiting, uncovered } of coverLines(world, line.to, line.gtin, nowMs)) {
    if (uncovered === 0) continue;
    const pieces = Math.min(left, uncovered);
    left -= pieces;
    const { row, why, policy } = waiting.rank;
    orders.push({
      order: waiting.orderNumber,
      line: waiting.line,
      customer: world.get(partners, waiting.customer)?.name ?? waiting.customer,
      needBy: waiting.needAt,
      wants: uncovered,
      gets: pieces,
      rank: { row, why, policy },
    });
  }
  return { orders, toCome: left };
}
