import type { BrokenInvariant } from '#engine/audit';
import type { WorldView } from '#engine/kernel';
import { backOf, consignments, onTheRoad, positions, type Consignment } from '#operations/stock';
import {
  receivedQuantity,
  refusedQuantity,
  returnedQuantity,
  transfers,
  type Transfer,
} from '#operations/transfers';

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
    const back = world.get(consignments, backOf(transfer.number));
    const shipped = transfer.shippedQuantity ?? 0;
    const refused = refusedQuantity(transfer);
    // What was refused is in the goods that go back, and in the others no more.
    const loaded = goods.lines.reduce((sum, line) => sum + line.loaded, 0) + refused;
    if (loaded !== shipped)
      say(
        transfer.number,
        `${loaded} were loaded by the warehouse's word, ${shipped} by the run's`,
      );
    const missing = unaccounted(transfer, onRoad(goods), onRoad(back));
    if (missing !== 0) say(transfer.number, `${missing} of ${shipped} that left are nowhere`);
  }
  return looked;
}

/**
 * What left and is neither received, back, on the road there or back, nor closed as lost; more received than was to come is
 * "over", at either end.
 */
function unaccounted(transfer: Transfer, there: number, back: number): number {
  const { shippedQuantity, shortClosedAt } = transfer;
  if (shippedQuantity === null || shortClosedAt !== null) return 0;
  const refused = refusedQuantity(transfer);
  const toCome = Math.max(0, shippedQuantity - refused - (receivedQuantity(transfer) ?? 0));
  const toReturn = Math.max(0, refused - (returnedQuantity(transfer) ?? 0));
  return toCome + toReturn - there - back;
}

function onRoad(goods: Consignment | undefined): number {
  return (goods?.lines ?? []).reduce((sum, line) => sum + onTheRoad(goods!, line), 0);
}
