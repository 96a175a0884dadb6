/** Something with a place in a source's numbering. */
export interface Placed<T> {
  sequence: number;
  item: T;
}

/** A hole in the numbering: first and last missing place. */
export interface Gap {
  first: number;
  last: number;
}

export interface Ready<T> {
  item: T;
  /** Its place had been passed, or taken by something that waits: the log must be asked. */
  again: boolean;
}

/**
 * Puts what a source sends into the order of its numbering: what comes early waits until the places before it are
 * filled or given up. Reordering heals by itself, a gap shows.
 */
export class SequenceLine<T> {
  /** What came early, by place; more than one when the same place came twice. */
  readonly #early = new Map<number, T[]>();
  #delivered: number;
  #waiting = 0;
  #lowestEarly = Infinity;

  /** @param delivered the last place that is behind us. */
  constructor(delivered: number) {
    this.#delivered = delivered;
  }

  /** The last place of the unbroken line. */
  get delivered(): number {
    return this.#delivered;
  }

  /** How many wait for something before them. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether a place is still to be filled. */
  isOpen(sequence: number): boolean {
    return sequence > this.#delivered && !this.#early.has(sequence);
  }

  /** Takes something in; gives what is ready now, in order. */
  offer({ sequence, item }: Placed<T>): Ready<T>[] {
    if (sequence <= this.#delivered) return [{ item, again: true }];
    if (sequence === this.#delivered + 1) {
      this.#delivered = sequence;
      return [{ item, again: false }, ...this.#catchUp()];
    }
    this.#waiting++;
    const twins = this.#early.get(sequence);
    if (twins) twins.push(item);
    else this.#early.set(sequence, [item]);
    this.#lowestEarly = Math.min(this.#lowestEarly, sequence);
    return [];
  }

  /** The first hole, or null when the line is unbroken. */
  gap(): Gap | null {
    if (this.#early.size === 0) return null;
    return { first: this.#delivered + 1, last: this.#lowestEarly - 1 };
  }

  /** Passes places that will not be filled; gives what is ready then. */
  passTo(sequence: number): Ready<T>[] {
    if (sequence <= this.#delivered) return [];
    this.#delivered = sequence;
    return this.#catchUp();
  }

  #catchUp(): Ready<T>[] {
    const ready: Ready<T>[] = [];
    while (this.#lowestEarly <= this.#delivered + 1 && this.#early.size > 0) {
      const place = this.#lowestEarly;
      const twins = this.#early.get(place)!;
      this.#early.delete(place);
      this.#waiting -= twins.length;
      const passed = place <= this.#delivered;
      for (const [i, item] of twins.entries()) ready.push({ item, again: passed || i > 0 });
      this.#delivered = Math.max(this.#delivered, place);
      this.#lowestEarly = this.#nextEarly();
    }
    return ready;
  }

  /** Usually the very next place; else the smallest of what waits. */
  #nextEarly(): number {
    if (this.#early.size === 0) return Infinity;
    if (this.#early.has(this.#delivered + 1)) return this.#delivered + 1;
    return Math.min(...this.#early.keys());
  }
}
