/** No link. */
const NONE = -1;

/**
 * Says which of many numbered things are due, in time proportional to those that are (Varghese and Lauck 1987). Time
 * runs round a wheel of slots; a thing due beyond the wheel's turn waits in its slot for the turn to come. A thing is
 * given out when its slot has passed, so up to one slot late and never early.
 */
export class TimingWheel {
  readonly #slotMs: number;
  readonly #heads: Int32Array;
  #next = new Int32Array(1024).fill(NONE);
  #previous = new Int32Array(1024).fill(NONE);
  #dueSlot = new Float64Array(1024).fill(Infinity);
  #reachedSlot = 0;

  /** A slot of `slotMs`; `slots` of them make a turn. */
  constructor(slotMs: number, slots: number, nowMs: number) {
    this.#slotMs = slotMs;
    this.#heads = new Int32Array(slots).fill(NONE);
    this.#reachedSlot = Math.floor(nowMs / slotMs);
  }

  /** How far one turn reaches: a longer step forward is cheaper to make by `reset`. */
  get turnMs(): number {
    return this.#slotMs * this.#heads.length;
  }

  /** Takes thing `key` (0, 1, 2 …) in, or moves it. Infinity takes it out. */
  schedule(key: number, dueMs: number): void {
    this.cancel(key);
    if (dueMs === Infinity) return;
    this.#grow(key);
    const slot = Math.max(this.#reachedSlot + 1, Math.ceil(dueMs / this.#slotMs));
    const head = this.#headOf(slot);
    const first = this.#heads[head]!;
    this.#dueSlot[key] = slot;
    this.#next[key] = first;
    this.#previous[key] = NONE;
    if (first !== NONE) this.#previous[first] = key;
    this.#heads[head] = key;
  }

  cancel(key: number): void {
    const slot = this.#dueSlot[key];
    if (slot === undefined || slot === Infinity) return;
    const [before, after] = [this.#previous[key]!, this.#next[key]!];
    if (before === NONE) this.#heads[this.#headOf(slot)] = after;
    else this.#next[before] = after;
    if (after !== NONE) this.#previous[after] = before;
    this.#dueSlot[key] = Infinity;
  }

  /** Moves to `nowMs` and gives out each thing that became due. A thing may be scheduled again from `visit`. */
  advance(nowMs: number, visit: (key: number) => void): void {
    const goal = Math.floor(nowMs / this.#slotMs);
    while (this.#reachedSlot < goal) {
      this.#reachedSlot += 1;
      let key = this.#heads[this.#headOf(this.#reachedSlot)]!;
      const due: number[] = [];
      for (; key !== NONE; key = this.#next[key]!)
        if (this.#dueSlot[key]! <= this.#reachedSlot) due.push(key);
      for (const each of due) {
        // A visit to one may have put off another.
        if (this.#dueSlot[each]! > this.#reachedSlot) continue;
        this.cancel(each);
        visit(each);
      }
    }
  }

  /** Forgets everything and stands at `nowMs`: for jumps in time, after which every thing is scheduled anew. */
  reset(nowMs: number): void {
    this.#heads.fill(NONE);
    this.#dueSlot.fill(Infinity);
    this.#reachedSlot = Math.floor(nowMs / this.#slotMs);
  }

  /** Time before 1970 has negative slots, and the remainder of those is negative. */
  #headOf(slot: number): number {
    const turn = this.#heads.length;
    return ((slot % turn) + turn) % turn;
  }

  #grow(key: number): void {
    const size = this.#next.length;
    if (key < size) return;
    const wanted = Math.max(key + 1, size * 2);
    this.#next = copyInto(new Int32Array(wanted).fill(NONE), this.#next);
    this.#previous = copyInto(new Int32Array(wanted).fill(NONE), this.#previous);
    this.#dueSlot = copyInto(new Float64Array(wanted).fill(Infinity), this.#dueSlot);
  }
}

function copyInto<Values extends Int32Array | Float64Array>(
  larger: Values,
  smaller: Values,
): Values {
  larger.set(smaller);
  return larger;
}
