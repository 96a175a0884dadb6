/** An order with open children put in: slots, how deep each is indented, and how many children stay folded. */
export interface LaidOut {
  slots: Int32Array;
  depths: Uint8Array;
  foldedCount: number;
}

/** Which rows are folded under which, and which of those are open. Rows are slots of a grid index. */
export class GridTree {
  readonly #parentBySlot = new Map<number, string>();
  readonly #childrenByParent = new Map<string, Set<number>>();
  readonly #open = new Set<string>();

  /** Tells whether this changed anything. */
  setParent(slot: number, parentId: string | null): boolean {
    const before = this.#parentBySlot.get(slot) ?? null;
    if (before === parentId) return false;
    if (before !== null) {
      const siblings = this.#childrenByParent.get(before);
      siblings?.delete(slot);
      if (siblings?.size === 0) this.#childrenByParent.delete(before);
    }
    if (parentId === null) this.#parentBySlot.delete(slot);
    else {
      this.#parentBySlot.set(slot, parentId);
      const siblings = this.#childrenByParent.get(parentId);
      if (siblings === undefined) this.#childrenByParent.set(parentId, new Set([slot]));
      else siblings.add(slot);
    }
    return true;
  }

  parentOf(slot: number): string | null {
    return this.#parentBySlot.get(slot) ?? null;
  }

  childrenOf(id: string): ReadonlySet<number> {
    return this.#childrenByParent.get(id) ?? NONE;
  }

  childCount(id: string): number {
    return this.#childrenByParent.get(id)?.size ?? 0;
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** Tells whether this changed what is shown. */
  setOpen(id: string, open: boolean): boolean {
    if (this.#open.has(id) === open) return false;
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    return this.childCount(id) > 0;
  }

  /**
   * The roots in their order with the children of open rows below each, sorted alike. A child that the filter leaves
   * out still stands under its open parent, for it is part of that story; but it opens no further, since those of its
   * own children that pass stand by themselves.
   */
  lay(
    roots: Int32Array,
    idOf: (slot: number) => string | undefined,
    passes: Uint8Array,
    comparator: (a: number, b: number) => number,
  ): LaidOut {
    const slots: number[] = [];
    const depths: number[] = [];
    let foldedCount = 0;
    const put = (slot: number, depth: number): void => {
      slots.push(slot);
      depths.push(Math.min(depth, 255));
      const id = idOf(slot);
      const children = id === undefined ? NONE : this.childrenOf(id);
      if (children.size === 0 || id === undefined || passes[slot] === 0) return;
      if (!this.#open.has(id)) {
        foldedCount += children.size;
        return;
      }
      for (const child of [...children].sort(comparator)) if (child !== slot) put(child, depth + 1);
    };
    for (const root of roots) put(root, 0);
    return { slots: Int32Array.from(slots), depths: Uint8Array.from(depths), foldedCount };
  }
}

const NONE: ReadonlySet<number> = new Set();
