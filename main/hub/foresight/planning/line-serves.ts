import type { WorldView } from '#engine/kernel';
import { partners } from '#operations/network';
import { coverLines } from '#operations/stock';
import { leading, type PlanServes } from '#shared/protocol';
import type { PlannedLine } from './plan-content.ts';

/**
 * Whose the pieces of a line are, as things stand: lines without stock by their need date, in the order of the allocation
 * policy, until the pieces are gone; what is left is for customers to come.
 */
export function lineServes(world: WorldView, line: PlannedLine, nowMs: number): PlanServes {
  let left = line.quantity;
  const short = coverLines(world, line.to, line.gtin, nowMs)
    .filter(({ uncovered }) => uncovered > 0)
    .map((cover) => {
      const gets = Math.min(left, cover.uncovered);
      left -= gets;
      return { ...cover, gets };
    });
  const orders = leading(short, ({ line: { rank, ...waiting }, uncovered, gets }) => ({
    order: waiting.orderNumber,
    line: waiting.line,
    customer: world.get(partners, waiting.customer)?.name ?? waiting.customer,
    needBy: waiting.needAt,
    wants: uncovered,
    gets,
    rank: { row: rank.row, why: rank.why, policy: rank.policy },
  }));
  return { orders, toCome: left };
}
