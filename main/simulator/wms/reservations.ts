import type { World } from '#simulator/world';

/** So many pieces that were set aside by command under a key are so no longer: loaded, not found, or freed. */
export function drawDown(world: World, key: string, item: number, quantity: number): void {
  const { reservations } = world.state;
  const kept = reservations.get(key);
  if (!kept) return;
  let left = quantity;
  for (const line of kept.lines) {
    if (line.item !== item) continue;
    const used = Math.min(left, line.quantity);
    line.quantity -= used;
    left -= used;
  }
  kept.lines = kept.lines.filter((line) => line.quantity > 0);
  if (kept.lines.length === 0) reservations.delete(key);
}
