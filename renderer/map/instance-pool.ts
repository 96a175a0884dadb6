import type { Leg } from './motion.ts';

/** Floats of an instance: from x, from y, to x, to y, start s, end s. */
export const FLOATS_PER_INSTANCE = 6;
/** Instances that are uploaded together: 12 kB, where a driver's cost a call and its cost a byte are about even. */
export const PAGE_INSTANCES = 512;

/**
 * Where the floats count from. 32-bit floats hold seven digits: over the whole Mercator square that is a px at zoom 15,
 * around the middle of the network a sixteenth of that; and seconds since 1970 would be good to two minutes only.
 */
export interface Origin {
  x: number;
  y: number;
  atMs: number;
}

/** The instances of all shipments that look alike, packed, and which pages of them the graphics card has not seen. */
export class InstancePool {
  data = new Float32Array(PAGE_INSTANCES * FLOATS_PER_INSTANCE);
  /** For each instance, the number of the vehicle that it belongs to. */
  owners = new Int32Array(PAGE_INSTANCES);
  count = 0;
  readonly #dirtyPages = new Set<number>();
  /** True once the array is another one: the buffer on the card must be made anew. */
  hasGrown = true;

  /** Takes in a vehicle and gives its slot. */
  add(owner: number): number {
    if (this.count === this.owners.length) this.#grow();
    const slot = this.count;
    this.owners[slot] = owner;
    this.count += 1;
    return slot;
  }

  /** Frees a slot; the last instance moves into it. Gives the vehicle that moved, or null. */
  remove(slot: number): number | null {
    const last = this.count - 1;
    this.count = last;
    if (slot === last) return null;
    const width = FLOATS_PER_INSTANCE;
    this.data.copyWithin(slot * width, last * width, (last + 1) * width);
    this.owners[slot] = this.owners[last]!;
    this.#dirtyPages.add(Math.floor(slot / PAGE_INSTANCES));
    return this.owners[slot];
  }

  write(slot: number, leg: Leg, origin: Origin): void {
    const at = slot * FLOATS_PER_INSTANCE;
    const isStanding = leg.endMs <= leg.startMs;
    this.data[at] = leg.fromX - origin.x;
    this.data[at + 1] = leg.fromY - origin.y;
    this.data[at + 2] = leg.toX - origin.x;
    this.data[at + 3] = leg.toY - origin.y;
    this.data[at + 4] = isStanding ? 0 : (leg.startMs - origin.atMs) / 1000;
    this.data[at + 5] = isStanding ? 0 : (leg.endMs - origin.atMs) / 1000;
    this.#dirtyPages.add(Math.floor(slot / PAGE_INSTANCES));
  }

  /** The stretches of `data` to upload, in floats, neighbouring pages joined; they count as seen from then on. */
  takeDirty(): { from: number; to: number }[] {
    const pages = [...this.#dirtyPages].toSorted((a, b) => a - b);
    this.#dirtyPages.clear();
    const width = PAGE_INSTANCES * FLOATS_PER_INSTANCE;
    const stretches: { from: number; to: number }[] = [];
    for (const page of pages) {
      const [from, to] = [page * width, Math.min((page + 1) * width, this.data.length)];
      const last = stretches[stretches.length - 1];
      if (last !== undefined && last.to === from) last.to = to;
      else stretches.push({ from, to });
    }
    return stretches;
  }

  #grow(): void {
    const data = new Float32Array(this.data.length * 2);
    data.set(this.data);
    this.data = data;
    const owners = new Int32Array(this.owners.length * 2);
    owners.set(this.owners);
    this.owners = owners;
    this.hasGrown = true;
  }
}
