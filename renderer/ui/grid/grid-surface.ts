import {
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  EventApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community';
import type { ColDef, GridApi, IDatasource } from 'ag-grid-community';
import { viewpoint } from '../viewpoint.ts';
import type { Column } from './column.ts';
import type { GridChange, GridModel } from './grid-model.ts';
import { gridTheme } from './grid-theme.ts';
import { LiveCell } from './live-cell.ts';
import type { CellSurface, LiveCellParams, PlaceRef } from './live-cell.ts';
import { LiveHeader } from './live-header.ts';
import { PointerAim } from './pointer-aim.ts';

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
]);

export interface SurfaceOptions {
  label: string;
  rowHeightPx: number;
  onOpen: (id: string) => void;
  /** Where the last row ends, in px from the top; null while rows fill the view. */
  onEndMoved: (topPx: number | null) => void;
}

/** A block is only places, which cost nothing to read: large ones are met more rarely while scrolling. */
const BLOCK_ROWS = 500;
const CACHED_BLOCKS = 4;

/** How often bold news is looked through for news that is over. */
const NEWS_SWEEP_MS = 250;

/**
 * AG Grid over a model's index. AG Grid is given places and lays out rows, columns and scrolling; which entity stands
 * at a place, which is picked and which is current is the model's, by id, and painted here.
 */
export class GridSurfaceView implements CellSurface {
  readonly model: GridModel<unknown>;
  readonly cells = new Set<LiveCell>();
  readonly shown: CellSurface['shown'] = new Map();
  readonly #api: GridApi<PlaceRef>;
  readonly #host: HTMLElement;
  readonly #options: SurfaceOptions;
  readonly #stops: (() => void)[] = [];
  readonly #aim: PointerAim;
  readonly #idPrefix = `grid-${nextGridNumber++}`;
  #grid: HTMLElement | null = null;
  #rowCount = -1;
  #sweep: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, model: GridModel<unknown>, options: SurfaceOptions) {
    this.model = model;
    this.#host = host;
    this.#options = options;
    this.#aim = new PointerAim(host, model);
    this.#api = createGrid<PlaceRef>(host, {
      theme: gridTheme,
      rowModelType: 'infinite',
      datasource: this.#datasource(),
      columnDefs: model.shownColumns().map((column) => this.#columnDef(column)),
      rowHeight: options.rowHeightPx,
      cacheBlockSize: BLOCK_ROWS,
      maxBlocksInCache: CACHED_BLOCKS,
      maxConcurrentDatasourceRequests: CACHED_BLOCKS,
      infiniteInitialRowCount: Math.max(model.index.count, 1),
      // Its width is taken from the columns from the start; coming later it would cover the last of them.
      alwaysShowVerticalScroll: true,
      suppressCellFocus: true,
      suppressDragLeaveHidesColumns: true,
      suppressNoRowsOverlay: true,
      animateRows: false,
      processRowPostCreate: ({ eRow, rowIndex }) => this.#paintRow(eRow, rowIndex),
      onRowClicked: ({ rowIndex, event }) => this.#click(rowIndex, event as MouseEvent),
      onRowDoubleClicked: ({ rowIndex }) => {
        const id = model.index.idAt(rowIndex ?? -1);
        if (id !== undefined) options.onOpen(id);
      },
      onColumnMoved: ({ api }) =>
        model.setColumnOrder(api.getAllDisplayedColumns().map((column) => column.getColId())),
      onModelUpdated: () => this.#paintRows(),
      onGridSizeChanged: () => this.#placeEnd(),
    });
    this.#dressRoot();
    this.#stops.push(
      model.onValues((ids) => this.#paintCells(ids)),
      model.onChange((change) => this.#apply(change)),
      viewpoint.subscribe(() => this.#paintCells(null)),
    );
    this.#setRowCount();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#sweep);
    this.#aim.destroy();
    this.#api.destroy();
  }

  /** Puts the keyboard here, without moving the page. */
  focus(): void {
    this.#grid?.focus({ preventScroll: true });
  }

  /** Brings a place into view, moving as little as possible. */
  reveal(place: number): void {
    if (place >= 0) this.#api.ensureIndexVisible(place);
    this.#paintRows();
  }

  /** How many whole rows fit: a page for the page keys. */
  get pageRows(): number {
    return Math.max(1, Math.floor(this.#bodyHeightPx() / this.#options.rowHeightPx) - 1);
  }

  #datasource(): IDatasource {
    return {
      getRows: ({ startRow, endRow, successCallback }) => {
        const places = Array.from({ length: endRow - startRow }, (_, i) => ({
          place: startRow + i,
        }));
        successCallback(places, this.model.index.count);
      },
    };
  }

  #columnDef(column: Column<unknown>): ColDef<PlaceRef> {
    const align = column.align ?? 'left';
    return {
      colId: column.id,
      headerName: column.header,
      width: column.widthPx,
      minWidth: 40,
      ...(column.grow === undefined ? {} : { flex: column.grow, minWidth: column.widthPx }),
      sortable: false,
      resizable: true,
      cellClass: align === 'right' ? 'live-right' : '',
      headerClass: align === 'right' ? 'live-right' : '',
      headerComponent: LiveHeader,
      headerComponentParams: { liveColumn: column, model: this.model },
      cellRenderer: LiveCell,
      cellRendererParams: { liveColumn: column, surface: this } satisfies Partial<LiveCellParams>,
    };
  }

  #apply({ moved, changedIds }: GridChange): void {
    this.#setRowCount();
    if (moved) this.#paintCells(null);
    else if (changedIds.size > 0) this.#paintCells(changedIds);
    this.#paintRows();
  }

  #setRowCount(): void {
    const { count } = this.model.index;
    if (count === this.#rowCount) return;
    this.#rowCount = count;
    this.#api.setRowCount(count, true);
    this.#placeEnd();
  }

  #paintCells(ids: ReadonlySet<string> | null): void {
    const nowMs = performance.now();
    for (const cell of this.cells) {
      if (ids === null || ids.has(cell.id ?? '')) cell.paint(nowMs);
    }
    this.#sweepNews();
  }

  #sweepNews(): void {
    if (this.#sweep !== undefined) return;
    this.#sweep = setTimeout(() => {
      this.#sweep = undefined;
      const nowMs = performance.now();
      let isNewsLeft = false;
      for (const cell of this.cells) if (cell.settleNews(nowMs)) isNewsLeft = true;
      if (isNewsLeft) this.#sweepNews();
    }, NEWS_SWEEP_MS);
  }

  /** Paints what a row is (picked, current, indented), for every row on screen. */
  #paintRows(): void {
    const seen = new Set<string>();
    for (const row of this.#host.querySelectorAll<HTMLElement>('.ag-row')) {
      const id = this.#paintRow(row, Number(row.getAttribute('row-index')));
      if (id !== undefined) seen.add(id);
    }
    for (const id of this.shown.keys()) if (!seen.has(id)) this.shown.delete(id);
    this.#announceCurrent();
  }

  #paintRow(row: HTMLElement, place: number): string | undefined {
    const { index, source, selectedIds, currentId } = this.model;
    const id = index.idAt(place);
    const children = id === undefined ? 0 : index.childCount(id);
    row.id = `${this.#idPrefix}-row-${place}`;
    row.dataset['depth'] = String(index.depthAt(place));
    row.toggleAttribute('data-selected', id !== undefined && selectedIds.has(id));
    row.toggleAttribute('data-current', id !== undefined && id === currentId);
    row.toggleAttribute('data-gone', id !== undefined && source.get(id) === undefined);
    row.setAttribute('aria-selected', String(id !== undefined && selectedIds.has(id)));
    if (children > 0 && id !== undefined)
      row.setAttribute('aria-expanded', String(index.isOpen(id)));
    else row.removeAttribute('aria-expanded');
    return id;
  }

  #dressRoot(): void {
    const grid = this.#host.querySelector<HTMLElement>('[role="grid"], [role="treegrid"]');
    this.#grid = grid;
    if (grid === null) return;
    grid.setAttribute('aria-label', this.#options.label);
    grid.setAttribute('aria-multiselectable', 'true');
    grid.tabIndex = 0;
  }

  #announceCurrent(): void {
    const { currentId, index } = this.model;
    const place = currentId === null ? -1 : index.placeOf(currentId);
    const id = `${this.#idPrefix}-row-${place}`;
    if (place >= 0 && document.getElementById(id) !== null) {
      this.#grid?.setAttribute('aria-activedescendant', id);
    } else this.#grid?.removeAttribute('aria-activedescendant');
  }

  #click(place: number | null, event: MouseEvent | null): void {
    const id = this.model.index.idAt(place ?? -1);
    if (id === undefined || this.#aim.isMisled()) return;
    const onArrow = (event?.target as HTMLElement | null)?.dataset['arrow'];
    if (onArrow === 'open' || onArrow === 'closed') {
      this.model.setOpen(id, onArrow === 'closed');
      return;
    }
    if (event?.shiftKey) this.model.selectTo(id);
    else if (event?.ctrlKey || event?.metaKey) this.model.toggleSelected(id);
    else {
      this.model.clearSelection();
      this.model.setCurrent(id);
    }
    this.focus();
  }

  #bodyHeightPx(): number {
    return this.#host.clientHeight - 28;
  }

  #placeEnd(): void {
    const rowsPx = Math.max(this.#rowCount, 0) * this.#options.rowHeightPx;
    const fits = rowsPx + 56 <= this.#bodyHeightPx();
    this.#options.onEndMoved(fits ? 28 + rowsPx : null);
  }
}

let nextGridNumber = 1;
