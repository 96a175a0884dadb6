import type { WorldView } from '#engine/kernel';
import { partners } from '#operations/network';
import { marginMinor, type WaitingLine } from '#operations/orders';
import { available, coverLines, positionAt } from '#operations/stock';
import { leading, type Leading, type RankWords, type WaitingTurn } from '#shared/protocol';
import type { Gln, Gtin } from '#shared/vocabulary';

/** Who gets the pieces of a position, in the order of policy, with the balance of what is there after each. */
export function waitingTurns(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
): Leading<WaitingTurn> {
  const position = positionAt(world, site, gtin);
  let balance = position ? Math.max(0, available(position)) : 0;
  return leading(coverLines(world, site, gtin, nowMs), ({ line, uncovered }) => {
    // What is promised from the road asks nothing of what is there.
    if (line.inbound === null) balance -= line.quantity;
    return {
      order: line.orderNumber,
      line: line.line,
      customer: world.get(partners, line.customer)?.name ?? line.customer,
      needBy: line.needAt,
      quantity: line.quantity,
      inTime: line.quantity - uncovered,
      balance,
      inbound: line.inbound?.number ?? null,
      marginMinor: marginMinor(line.quantity, line.unitMarginMicro),
      rank: rankWords(line),
    };
  });
}

/** The row that places a line, as it is cited. */
export function rankWords({ rank: { row, why, policy } }: WaitingLine): RankWords {
  return { row, why, policy };
}
