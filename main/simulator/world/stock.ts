import { assert } from '#shared/vocabulary';
import type { Quantity } from './messages.ts';
import type { Network } from './network/network.ts';
import type { WorldState } from './state.ts';

/**
 * Stock as the world's own books hold it, in base units by site and item. Free is what is on hand, not set aside and
 * not blocked. No bucket is ever negative, and pieces neither appear nor vanish:
 *
 *   initial + purchased + counted = on hand + in transit between sites + sold + lost, for each item.
 */
export interface Buckets {
  onHand: number;
  reserved: number;
  blocked: number;
}

export function positionOf(network: Network, site: number, item: number): number {
  return site * network.items.length + item;
}

export function bucketsAt(state: WorldState, position: number): Buckets {
  return {
    onHand: state.onHand[position] as number,
    reserved: state.reserved[position] as number,
    blocked: state.blocked[position] as number,
  };
}

export function freeAt(state: WorldState, position: number): number {
  const { onHand, reserved, blocked } = bucketsAt(state, position);
  return onHand - reserved - blocked;
}

/** Moves a bucket by `delta`; a negative result would be a bug of a system, never of the world. */
export function shift(bucket: number[], position: number, delta: number): void {
  const after = (bucket[position] as number) + delta;
  assert(after >= 0, `a bucket of position ${position} holds what is taken from it`);
  bucket[position] = after;
}

/** The quantity of an item in some lines. */
export function quantityIn(lines: readonly Quantity[], item: number): number {
  let sum = 0;
  for (const line of lines) if (line.item === item) sum += line.quantity;
  return sum;
}

/** By item, what is out of balance in the conservation equation; empty when all is well. */
export function unbalancedItems(
  network: Network,
  state: WorldState,
): { item: number; missing: number }[] {
  const count = network.items.length;
  const there = new Float64Array(count);
  for (let position = 0; position < state.onHand.length; position++)
    there[position % count] =
      (there[position % count] as number) + (state.onHand[position] as number);
  for (const { lines } of state.inTransit.values())
    for (const { item, quantity } of lines) there[item] = (there[item] as number) + quantity;
  const { initial, purchased, counted, sold, lost } = state.flows;
  const unbalanced: { item: number; missing: number }[] = [];
  for (let item = 0; item < count; item++) {
    const came =
      (initial[item] as number) + (purchased[item] as number) + (counted[item] as number);
    const missing =
      came - (sold[item] as number) - (lost[item] as number) - (there[item] as number);
    if (missing !== 0) unbalanced.push({ item, missing });
  }
  return unbalanced;
}
