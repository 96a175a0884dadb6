import type { Column } from './column.ts';
import { columnOf } from './column.ts';
import type { EntitySource } from './entity-source.ts';
import { GridIndex } from './grid-index.ts';
import type { SortLevel } from './grid-order.ts';
import { GridSelection } from './grid-selection.ts';

/** What a grid shows: entities, columns, and at the start which of them in which order. */
export interface GridModelOptions<Row> {
  source: EntitySource<Row>;
  columns: readonly Column<Row>[];
  sort?: readonly SortLevel[];
  filter?: ((row: Row) => boolean) | null;
  /** The row that this one is folded under; its column is the one with `outline`. */
  parentId?: (row: Row) => string | null;
  /** Calls back once after `ms`; a test passes its own. */
  later?: (run: () => void, ms: number) => void;
  /** Calls back before the next frame is drawn, not at all while nothing is drawn; a test passes its own. */
  nextFrame?: (run: () => void) => void;
}

/** What stands beside a grid: counts for the toolbar and the status bar, the row that the panel shows. */
export interface GridSummary {
  shown: number;
  total: number;
  folded: number;
  selected: number;
  /** Picked, but filtered out at the moment: a bulk action does not touch these. */
  selectedHidden: number;
  currentId: string | null;
  sort: readonly SortLevel[];
  /** The order stands still for a person's sake, and rows wait to move. */
  isWaiting: boolean;
}

/** What a view must draw again: everything that moved, or only these rows, or only which are picked. */
export type GridChange = { moved: boolean; changedIds: ReadonlySet<string> };

/**
 * 250 ms: four changes of order a second can still be followed by eye, and sorting 100,000 rows on a live column at
 * that pace keeps the main thread under the bar.
 */
export const SETTLE_MS = 250;

/**
 * A grid without its drawing: order, selection and the current row, all by id. Values reach the screen with the next
 * frame after they came, where they stand; the order moves at most every 250 ms, and not while someone holds it. Into an
 * empty grid rows come with the next frame.
 */
export class GridModel<Row> {
  readonly columns: readonly Column<Row>[];
  readonly source: EntitySource<Row>;
  readonly index: GridIndex<Row>;

  readonly #selection = new GridSelection();
  readonly #later: (run: () => void, ms: number) => void;
  readonly #nextFrame: (run: () => void) => void;
  readonly #onValues = new Set<(ids: ReadonlySet<string>) => void>();
  readonly #onChange = new Set<(change: GridChange) => void>();
  readonly #onSummary = new Set<() => void>();
  #stop: (() => void) | null = null;
  #changedIds = new Set<string>();
  #removedIds = new Set<string>();
  #isScheduled = false;
  #isFrameAsked = false;
  #holds = 0;
  #currentId: string | null = null;
  /** Where the current row stood last: from there the keys go on when it has left. */
  #currentPlace = 0;
  #summary: GridSummary;
  #columnOrder: readonly string[];

  constructor(options: GridModelOptions<Row>) {
    this.columns = options.columns;
    this.#columnOrder = options.columns.map(({ id }) => id);
    this.source = options.source;
    this.#later = options.later ?? ((run, ms) => void setTimeout(run, ms));
    this.#nextFrame = options.nextFrame ?? ((run) => void requestAnimationFrame(run));
    this.index = new GridIndex({
      source: options.source,
      sortKey: (column, row) => columnOf(options.columns, column).sortKey?.(row),
      ...(options.sort === undefined ? {} : { sort: options.sort }),
      ...(options.filter === undefined ? {} : { filter: options.filter }),
      ...(options.parentId === undefined ? {} : { parentId: options.parentId }),
    });
    this.#summary = this.#summarize();
  }

  /** Follows the source from now on. Made and connected apart, because React may make what it never shows. */
  connect(): void {
    if (this.#stop !== null) return;
    this.#stop = this.source.subscribe((changed, removed) => this.#note(changed, removed));
    this.index.connect();
    this.settle();
  }

  disconnect(): void {
    this.#stop?.();
    this.#stop = null;
    this.index.disconnect();
  }

  /** The columns in the order shown, which a person may have changed by dragging. */
  shownColumns(): readonly Column<Row>[] {
    return this.#columnOrder.map((id) => columnOf(this.columns, id));
  }

  /** Takes over the order in which a person has put the columns. */
  setColumnOrder(ids: readonly string[]): void {
    this.#columnOrder = ids;
  }

  /** Calls back before a frame with the rows whose values have changed and whose places have not. */
  onValues(listener: (ids: ReadonlySet<string>) => void): () => void {
    this.#onValues.add(listener);
    return () => this.#onValues.delete(listener);
  }

  /** Calls back when rows must be drawn again. */
  onChange(listener: (change: GridChange) => void): () => void {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  }

  /** The counts; the same object until one of them changes. */
  readonly summary = (): GridSummary => this.#summary;

  readonly onSummary = (listener: () => void): (() => void) => {
    this.#onSummary.add(listener);
    return () => this.#onSummary.delete(listener);
  };

  get selectedIds(): ReadonlySet<string> {
    return this.#selection.ids;
  }

  /** The picked rows that are shown, in the order shown: exactly what a bulk action lists and touches. */
  selectedShown(): string[] {
    return this.index.shownIds().filter((id) => this.#selection.has(id));
  }

  get currentId(): string | null {
    return this.#currentId;
  }

  setCurrent(id: string | null): void {
    if (id === this.#currentId) return;
    this.#currentId = id;
    const place = id === null ? -1 : this.index.placeOf(id);
    if (place >= 0) this.#currentPlace = place;
    this.#selection.anchorAt(id);
    this.#tell(false);
  }

  /** Moves the current row by so many places and gives its place, −1 when nothing is shown. */
  move(step: number): number {
    const place = this.placeFrom(step);
    this.setCurrent(this.index.idAt(place) ?? null);
    return place;
  }

  /** Where a step from the current row leads. One that has left is gone on from where it stood. */
  placeFrom(step: number): number {
    const last = this.index.count - 1;
    if (this.#currentId === null)
      return step > 0 && step < 2 ? Math.min(0, last) : clamp(step, last);
    const at = this.index.placeOf(this.#currentId);
    return clamp((at < 0 ? this.#currentPlace : at) + step, last);
  }

  /** Makes the row at a place the current one and keeps what is picked and from where. */
  moveTo(place: number): void {
    const id = this.index.idAt(place);
    if (id === undefined || id === this.#currentId) return;
    this.#currentId = id;
    this.#currentPlace = place;
    this.#tell(false);
  }

  toggleSelected(id: string): void {
    this.#selection.toggle(id);
    this.#tell(false);
  }

  selectTo(id: string): void {
    this.#selection.extendTo(
      id,
      (between) => this.index.placeOf(between),
      (place) => this.index.idAt(place),
    );
    this.#tell(false);
  }

  selectAllShown(): void {
    this.#selection.addAll(this.index.shownIds());
    this.#tell(false);
  }

  clearSelection(): void {
    this.#selection.clear();
    this.#tell(false);
  }

  /** Sorts by a column, asked again the other way round. `add` keeps the levels before it. */
  toggleSort(columnId: string, add: boolean): void {
    const before = this.index.sort.find((level) => level.column === columnId);
    const level: SortLevel = {
      column: columnId,
      direction: before === undefined ? this.#firstDirection(columnId) : opposite(before.direction),
    };
    if (!add) this.setSort([level]);
    else if (before === undefined) this.setSort([...this.index.sort, level]);
    else this.setSort(this.index.sort.map((other) => (other === before ? level : other)));
  }

  setSort(sort: readonly SortLevel[]): void {
    this.index.setSort(sort);
    this.settle();
  }

  setFilter(filter: ((row: Row) => boolean) | null): void {
    this.index.setFilter(filter);
    this.settle();
  }

  setOpen(id: string, open: boolean): void {
    this.index.setOpen(id, open);
    this.settle();
  }

  /** Keeps the order still until the returned function is called: while an editor or menu is open, or a pointer aims. */
  hold(): () => void {
    this.#holds++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--this.#holds === 0 && this.index.isUnsettled) this.#tick();
    };
  }

  get isHeld(): boolean {
    return this.#holds > 0;
  }

  /** Brings order and counts up to date now: for what a person just asked for. */
  settle(): void {
    const moved = this.index.settle();
    this.#dropRemoved();
    this.#tell(moved);
  }

  #note(changed: Iterable<string>, removed: Iterable<string>): void {
    for (const id of changed) {
      this.#changedIds.add(id);
      this.#removedIds.delete(id);
    }
    for (const id of removed) this.#removedIds.add(id);
    if (!this.#isFrameAsked) {
      this.#isFrameAsked = true;
      this.#nextFrame(() => this.#tellValues());
    }
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#later(() => this.#tick(), SETTLE_MS);
  }

  #tellValues(): void {
    this.#isFrameAsked = false;
    if (this.#changedIds.size === 0) return;
    // Where nothing is shown, nothing moves that anybody reads.
    if (this.index.count === 0 && !this.isHeld) return this.settle();
    const ids = this.#takeChangedIds();
    for (const listener of this.#onValues) listener(ids);
  }

  #takeChangedIds(): ReadonlySet<string> {
    const ids = this.#changedIds;
    this.#changedIds = new Set();
    return ids;
  }

  #tick(): void {
    this.#isScheduled = false;
    if (this.isHeld) {
      this.#tell(false);
      return;
    }
    this.settle();
  }

  #dropRemoved(): void {
    if (this.#removedIds.size === 0) return;
    this.#selection.drop(this.#removedIds);
    if (this.#currentId !== null && this.#removedIds.has(this.#currentId)) {
      const place = Math.min(this.#currentPlace, this.index.count - 1);
      this.#currentId = this.index.idAt(place) ?? null;
    }
    this.#removedIds = new Set();
  }

  #tell(moved: boolean): void {
    if (this.#currentId !== null) {
      const place = this.index.placeOf(this.#currentId);
      if (place >= 0) this.#currentPlace = place;
    }
    const changedIds = this.#takeChangedIds();
    for (const listener of this.#onChange) listener({ moved, changedIds });
    const summary = this.#summarize();
    if (isSameSummary(summary, this.#summary)) return;
    this.#summary = summary;
    for (const listener of this.#onSummary) listener();
  }

  #summarize(): GridSummary {
    let selectedHidden = 0;
    for (const id of this.#selection.ids) if (this.index.placeOf(id) < 0) selectedHidden++;
    return {
      shown: this.index.count,
      total: this.index.total,
      folded: this.index.foldedCount,
      selected: this.#selection.ids.size - selectedHidden,
      selectedHidden,
      currentId: this.#currentId,
      sort: this.index.sort,
      isWaiting: this.isHeld && this.index.isUnsettled,
    };
  }

  #firstDirection(columnId: string): SortLevel['direction'] {
    const { firstSort, align } = columnOf(this.columns, columnId);
    return firstSort ?? (align === 'right' ? 'desc' : 'asc');
  }
}

function clamp(place: number, last: number): number {
  return Math.min(Math.max(place, 0), last);
}

function opposite(direction: SortLevel['direction']): SortLevel['direction'] {
  return direction === 'asc' ? 'desc' : 'asc';
}

function isSameSummary(a: GridSummary, b: GridSummary): boolean {
  return (Object.keys(a) as (keyof GridSummary)[]).every((key) => a[key] === b[key]);
}
