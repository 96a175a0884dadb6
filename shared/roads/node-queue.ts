/**
 * A binary min-heap of node numbers by priority. A node may be in it more than once; the searcher ignores the later
 * ones, which is cheaper than moving entries.
 */
export class NodeQueue {
  readonly #nodes: number[] = [];
  readonly #priorities: number[] = [];

  push(node: number, priority: number): void {
    let hole = this.#nodes.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (this.#priorities[parent]! <= priority) break;
      this.#put(hole, this.#nodes[parent]!, this.#priorities[parent]!);
      hole = parent;
    }
    this.#put(hole, node, priority);
  }

  /** The entry of least priority, or null when empty. */
  pop(): { node: number; priority: number } | null {
    const node = this.#nodes[0];
    const priority = this.#priorities[0];
    const lastNode = this.#nodes.pop();
    const lastPriority = this.#priorities.pop();
    if (node === undefined || priority === undefined) return null;
    if (this.#nodes.length > 0) this.#sink(lastNode!, lastPriority!);
    return { node, priority };
  }

  #sink(node: number, priority: number): void {
    const size = this.#nodes.length;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#priorities[child + 1]! < this.#priorities[child]!) child += 1;
      if (this.#priorities[child]! >= priority) break;
      this.#put(hole, this.#nodes[child]!, this.#priorities[child]!);
      hole = child;
    }
    this.#put(hole, node, priority);
  }

  #put(slot: number, node: number, priority: number): void {
    this.#nodes[slot] = node;
    this.#priorities[slot] = priority;
  }
}
