import type { BrokenInvariant } from '#engine/audit';
import type { WorldView } from '#engine/kernel';
import { consignments, onTheRoad, positions } from '#operations/stock';
import { receivedQuantity, transfers, type Transfer } from '#operations/transfers';

/**
 * No piece is lost and none is made: no bucket of a position is below nothing; what left with a transfer has arrived, was
 * closed as lost, or is on the road; and nothing is on the road for a transfer that has ended.
 * @returns how many positions and consignments were looked at.
 */
export function stockConserved(world: WorldView, tell: (finding: BrokenInvariant) => void): number {
  const say = (subject: string, what: string): void =>
    tell({ kind: 'invariant', invariant: 'stock', subject, what });
  let looked = 0;
  for (const { key, onHand, reserved, blocked } of world.all(positions)) {
    looked++;
    for (const [bucket, quantity] of Object.entries({ onHand, reserved, blocked }))
      if (quantity < 0) say(key, `${bucket} is ${quantity}`);
  }
  for (const transfer of world.all(transfers)) {
    const goods = world.get(consignments, transfer.number);
    if (!goods) continue;
    looked++;
    const loaded = goods.lines.reduce((sum, line) => sum + line.loaded, 0);
    const road = goods.lines.reduce((sum, line) => sum + onTheRoad(goods, line), 0);
    const shipped = transfer.shippedQuantity ?? 0;
    if (loaded !== shipped)
      say(
        transfer.number,
        `${loaded} were loaded by the warehouse's word, ${shipped} by the run's`,
      );
    const missing = unaccounted(transfer, road);
    if (missing !== 0) say(transfer.number, `${missing} of ${shipped} that left are nowhere`);
  }
  return looked;
}

/** What left and is neither received, on the road nor closed as lost; more received than loaded is "over". */
function unaccounted(transfer: Transfer, onRoad: number): number {
  const { shippedQuantity, shortClosedAt } = transfer;
  if (shippedQuantity === null || shortClosedAt !== null) return 0;
  return Math.max(0, shippedQuantity - (receivedQuantity(transfer) ?? 0)) - onRoad;
}
