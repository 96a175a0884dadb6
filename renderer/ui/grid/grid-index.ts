import type { EntitySource } from './entity-source.ts';
import { mergeOrder } from './grid-order.ts';
import type { SortLevel } from './grid-order.ts';
import { GridTree } from './grid-tree.ts';
import { SlotKeys } from './slot-keys.ts';
import { Slots } from './slots.ts';
import type { SortKey } from './sort-keys.ts';

/** How rows are put in order, left out and indented. */
export interface IndexOptions<Row> {
  source: EntitySource<Row>;
  /** The key of a column, by the column's id; a column without a key does not sort. */
  sortKey(column: string, row: Row): SortKey;
  sort?: readonly SortLevel[];
  filter?: ((row: Row) => boolean) | null;
  /** The row that this one is folded under, for grids that indent. */
  parentId?: (row: Row) => string | null;
}

/**
 * Which entities a grid shows and in which order, over typed arrays of slots. It listens to its source but changes
 * nothing until `settle`, so that the order on screen stands still until its owner wants it to move.
 */
export class GridIndex<Row> {
  readonly #options: IndexOptions<Row>;
  readonly #slots = new Slots();
  readonly #keys: SlotKeys<Row>;
  readonly #tree: GridTree | null;
  #stop: (() => void) | null = null;

  #sort: readonly SortLevel[];
  #filter: ((row: Row) => boolean) | null;
  /** 1 where the row passes the filter, and where it stands by itself in the order. */
  #passes = new Uint8Array(0);
  #inRoots = new Uint8Array(0);
  #isDirty = new Uint8Array(0);
  #dirty: number[] = [];
  #everythingStale = true;
  #foldingStale = false;

  /** Slots in order: those that stand by themselves, and those shown with open children between them. */
  #roots: Int32Array = new Int32Array(0);
  #shown: Int32Array = new Int32Array(0);
  #depths: Uint8Array | null = null;
  #placeBySlot = new Int32Array(0);
  #foldedCount = 0;

  constructor(options: IndexOptions<Row>) {
    this.#options = options;
    this.#keys = new SlotKeys((column, row) => options.sortKey(column, row));
    this.#sort = options.sort ?? [];
    this.#filter = options.filter ?? null;
    this.#tree = options.parentId === undefined ? null : new GridTree();
    this.settle();
  }

  /** Listens to the source from now on, and notes whatever changed since it was last read. */
  connect(): void {
    if (this.#stop !== null) return;
    const { source } = this.#options;
    this.#stop = source.subscribe((changed, removed) => this.#note(changed, removed));
    this.#note(source.ids(), [...this.#slots.ids()]);
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** How many rows are shown. */
  get count(): number {
    return this.#shown.length;
  }

  /** How many entities the source holds, shown or not. */
  get total(): number {
    return this.#slots.size;
  }

  /** How many children are folded under a closed row. */
  get foldedCount(): number {
    return this.#foldedCount;
  }

  /** Whether `settle` would have something to do. */
  get isUnsettled(): boolean {
    return this.#everythingStale || this.#foldingStale || this.#dirty.length > 0;
  }

  get sort(): readonly SortLevel[] {
    return this.#sort;
  }

  /** The id at a place, undefined past the end. */
  idAt(place: number): string | undefined {
    const slot = this.#shown[place];
    return slot === undefined ? undefined : this.#slots.idOf(slot);
  }

  /** The place of an id, −1 when it is not shown. */
  placeOf(id: string): number {
    const slot = this.#slots.of(id);
    return slot === undefined ? -1 : (this.#placeBySlot[slot] ?? -1);
  }

  /** How far the row at a place is indented, 0 for a row of its own. */
  depthAt(place: number): number {
    return this.#depths?.[place] ?? 0;
  }

  childCount(id: string): number {
    return this.#tree?.childCount(id) ?? 0;
  }

  isOpen(id: string): boolean {
    return this.#tree?.isOpen(id) ?? false;
  }

  parentOf(id: string): string | null {
    const slot = this.#slots.of(id);
    return slot === undefined || this.#tree === null ? null : this.#tree.parentOf(slot);
  }

  /** Every id shown, in order: what a bulk action and an export mean by "this view". */
  shownIds(): string[] {
    return Array.from(this.#shown, (slot) => this.#slots.idOf(slot)).filter(
      (id) => id !== undefined,
    );
  }

  setSort(sort: readonly SortLevel[]): void {
    this.#sort = sort;
    this.#everythingStale = true;
  }

  setFilter(filter: ((row: Row) => boolean) | null): void {
    this.#filter = filter;
    this.#everythingStale = true;
  }

  setOpen(id: string, open: boolean): void {
    if (this.#tree?.setOpen(id, open)) this.#foldingStale = true;
  }

  /** Brings order, filter and folding up to the source. Tells whether the shown ids or their order changed. */
  settle(): boolean {
    if (!this.isUnsettled) return false;
    if (this.#everythingStale) this.#rebuild();
    else if (!this.#applyDirty() && !this.#foldingStale) return false;
    this.#foldingStale = false;
    return this.#lay();
  }

  #note(changed: Iterable<string>, removed: Iterable<string>): void {
    for (const id of changed) this.#mark(this.#claim(id));
    for (const id of removed) {
      const slot = this.#slots.of(id);
      if (slot !== undefined) this.#mark(slot);
    }
  }

  #mark(slot: number): void {
    if (this.#isDirty[slot] === 1) return;
    this.#isDirty[slot] = 1;
    this.#dirty.push(slot);
  }

  #claim(id: string): number {
    const slot = this.#slots.claim(id);
    if (slot >= this.#passes.length) this.#grow(Math.max(1_024, slot * 2));
    return slot;
  }

  #grow(capacity: number): void {
    this.#passes = copied(new Uint8Array(capacity), this.#passes);
    this.#inRoots = copied(new Uint8Array(capacity), this.#inRoots);
    this.#isDirty = copied(new Uint8Array(capacity), this.#isDirty);
    this.#placeBySlot = copied(new Int32Array(capacity).fill(-1), this.#placeBySlot);
    this.#keys.grow(capacity);
  }

  #rebuild(): void {
    const { source } = this.#options;
    for (const id of source.ids()) this.#claim(id);
    const rows = Array.from(this.#slots.ids(), (id) => source.get(id));
    const known = rows.filter((row) => row !== undefined);
    this.#keys.begin(this.#sort, known, this.#passes.length);
    this.#clean();
    for (const slot of this.#slots.all()) this.#read(slot);
    const roots = [...this.#slots.all()].filter((slot) => this.#isRoot(slot));
    this.#roots = Int32Array.from(roots).sort(this.#keys.comparator());
    this.#inRoots.fill(0);
    for (const slot of roots) this.#inRoots[slot] = 1;
    this.#everythingStale = false;
  }

  /** Reads what changed; tells whether anything changed its place, came or went. */
  #applyDirty(): boolean {
    const { version } = this.#keys;
    const elsewhere = new Set<number>();
    // Reading a parent may make its children dirty: the list grows while it is walked.
    for (let i = 0; i < this.#dirty.length; i++) {
      const slot = this.#dirty[i] as number;
      if (this.#read(slot)) elsewhere.add(slot);
    }
    if (this.#keys.version !== version) {
      this.#everythingStale = true;
      this.#rebuild();
      return true;
    }
    const moved: number[] = [];
    let isMoving = false;
    for (const slot of this.#dirty) {
      const isRoot = this.#isRoot(slot);
      if (elsewhere.has(slot) || (this.#inRoots[slot] === 1) !== isRoot) {
        isMoving = true;
        if (isRoot) moved.push(slot);
        this.#inRoots[slot] = isRoot ? 1 : 0;
      } else this.#isDirty[slot] = 0;
    }
    if (isMoving) {
      const belonging = Int32Array.from(moved);
      this.#roots = mergeOrder(this.#roots, this.#isDirty, belonging, this.#keys.comparator());
    }
    this.#clean();
    return isMoving;
  }

  #clean(): void {
    for (const slot of this.#dirty) this.#isDirty[slot] = 0;
    this.#dirty = [];
  }

  /** Reads one entity into the arrays; tells whether its keys, filter or parent changed. */
  #read(slot: number): boolean {
    const id = this.#slots.idOf(slot);
    if (id === undefined) return false;
    const row = this.#options.source.get(id);
    const passes = row !== undefined && (this.#filter === null || this.#filter(row)) ? 1 : 0;
    let isChanged = passes !== this.#passes[slot];
    if (isChanged && this.#tree !== null) this.#markChildren(id);
    this.#passes[slot] = passes;
    if (row === undefined) {
      this.#tree?.setParent(slot, null);
      this.#slots.letGo(slot);
      return true;
    }
    if (this.#keys.read(slot, row)) isChanged = true;
    if (this.#tree?.setParent(slot, this.#options.parentId?.(row) ?? null)) isChanged = true;
    return isChanged;
  }

  #markChildren(id: string): void {
    if (this.#everythingStale) return;
    for (const child of this.#tree?.childrenOf(id) ?? []) this.#mark(child);
  }

  /** A row stands by itself unless the row it belongs under is shown. */
  #isRoot(slot: number): boolean {
    if (this.#passes[slot] === 0 || this.#slots.idOf(slot) === undefined) return false;
    const parentId = this.#tree?.parentOf(slot) ?? null;
    if (parentId === null || parentId === this.#slots.idOf(slot)) return true;
    const parent = this.#slots.of(parentId);
    return parent === undefined || this.#passes[parent] === 0;
  }

  /** Puts open children under their rows and notes every place; tells whether anything differs from before. */
  #lay(): boolean {
    const before = this.#shown;
    const depthsBefore = this.#depths;
    if (this.#tree === null) this.#shown = this.#roots;
    else {
      const laid = this.#tree.lay(
        this.#roots,
        (slot) => this.#slots.idOf(slot),
        this.#passes,
        this.#keys.comparator(),
      );
      this.#shown = laid.slots;
      this.#depths = laid.depths;
      this.#foldedCount = laid.foldedCount;
    }
    this.#placeBySlot.fill(-1);
    for (let place = 0; place < this.#shown.length; place++) {
      this.#placeBySlot[this.#shown[place] as number] = place;
    }
    return !isSame(before, this.#shown) || !isSame(depthsBefore, this.#depths);
  }
}

function isSame(a: ArrayLike<number> | null, b: ArrayLike<number> | null): boolean {
  if (a?.length !== b?.length) return false;
  for (let i = 0; i < (a?.length ?? 0); i++) if (a?.[i] !== b?.[i]) return false;
  return true;
}

function copied<T extends Uint8Array | Int32Array>(into: T, from: T): T {
  into.set(from);
  return into;
}
