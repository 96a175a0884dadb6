import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { State } from '#shared/vocabulary';
import { zonedDayTime } from '../format/instant.ts';
import { STATE_SHAPES } from '../state-shapes.ts';
import { viewpoint } from '../viewpoint.ts';
import type { CellLook, Column } from './column.ts';
import type { GridModel } from './grid-model.ts';
import styles from './live-grid.module.css';

/**
 * What AG Grid holds for a row: its place and no entity. Which entity stands there is asked of the model each time it
 * is drawn, so there is nothing in AG Grid that a re-sort could leave behind on the wrong row, and a re-sort repaints
 * text instead of making a thousand cells anew (measured: 54 % of the main thread against the figures in
 * test/bench/grid.bench.ts).
 */
export interface PlaceRef {
  place: number;
}

/** What a cell showed last of an entity, and until when its change stands out. */
interface Shown {
  text: string;
  newsUntilMs: number;
}

/** What the cells of one grid share: its model, and a memory by entity and column of what was shown last. */
export interface CellSurface {
  model: GridModel<unknown>;
  cells: Set<LiveCell>;
  shown: Map<string, Map<string, Shown>>;
}

export interface LiveCellParams extends ICellRendererParams<PlaceRef> {
  liveColumn: Column<unknown>;
  surface: CellSurface;
}

/** How long a changed value stands out: one look's time, by weight alone and without a flash. */
const NEWS_MS = 1_000;

/** One cell of a place, drawn straight into the DOM. `paint` touches only what differs from what it shows. */
export class LiveCell implements ICellRendererComp<PlaceRef> {
  #host!: HTMLElement;
  #label!: HTMLSpanElement;
  #params!: LiveCellParams;
  #place = -1;
  #text = '';
  #lookKey = '';
  #isNews = false;
  #shown: Shown | undefined;

  init(params: LiveCellParams): void {
    this.#params = params;
    this.#place = params.node.rowIndex ?? -1;
    this.#host = document.createElement('span');
    this.#host.className = styles['cell'] ?? '';
    this.#label = document.createElement('span');
    this.#label.className = styles['label'] ?? '';
    this.#host.append(this.#label);
    params.surface.cells.add(this);
    this.paint(performance.now());
  }

  getGui(): HTMLElement {
    return this.#host;
  }

  /** AG Grid asks this when its own idea of the value changed; ours comes through `paint`. */
  refresh(): boolean {
    return true;
  }

  destroy(): void {
    this.#params.surface.cells.delete(this);
  }

  /** The entity that stands at this cell's place now. */
  get id(): string | undefined {
    return this.#params.surface.model.index.idAt(this.#place);
  }

  /** Draws the entity as it is now. `nowMs` is machine time, for how long news stays bold. */
  paint(nowMs: number): void {
    const { liveColumn, surface, eGridCell } = this.#params;
    const id = this.id;
    const row = id === undefined ? undefined : surface.model.source.get(id);
    // A row that left while the order is held keeps its last values, greyed, until the order may move.
    if (id === undefined || row === undefined) return;
    const view = viewpoint.getState();
    const text = liveColumn.text(row, view);
    this.#shown = this.#remember(id, text, nowMs);
    if (text !== this.#text) {
      this.#text = text;
      this.#label.textContent = text;
    }
    this.#decorate(eGridCell, id, liveColumn.look?.(row, view) ?? PLAIN);
    this.settleNews(nowMs);
  }

  /** Ends the bold of a change whose second is over; tells whether it still stands out. */
  settleNews(nowMs: number): boolean {
    const isNews = this.#shown !== undefined && this.#shown.newsUntilMs > nowMs;
    if (isNews !== this.#isNews) {
      this.#isNews = isNews;
      this.#host.toggleAttribute('data-news', isNews);
    }
    return isNews;
  }

  #remember(id: string, text: string, nowMs: number): Shown {
    const { liveColumn, surface } = this.#params;
    let columns = surface.shown.get(id);
    if (columns === undefined) {
      columns = new Map();
      surface.shown.set(id, columns);
    }
    let shown = columns.get(liveColumn.id);
    if (shown === undefined) {
      shown = { text, newsUntilMs: 0 };
      columns.set(liveColumn.id, shown);
    } else if (shown.text !== text) {
      shown.text = text;
      if (liveColumn.ticks !== true) shown.newsUntilMs = nowMs + NEWS_MS;
    }
    return shown;
  }

  #decorate(cell: HTMLElement, id: string, look: CellLook): void {
    const { surface, liveColumn } = this.#params;
    const arrow = liveColumn.outline === true ? arrowOf(surface.model, id, this.#place) : '';
    const bars = look.bars?.join() ?? '';
    const key = `${look.state}|${look.ink}|${look.weight}|${look.note}|${look.staleSince}|${look.title}|${arrow}|${bars}`;
    if (key === this.#lookKey) return;
    this.#lookKey = key;
    const isChild = arrow === 'child';
    const parts: Node[] = [];
    if (arrow !== '') parts.push(outlineMark(arrow));
    if (look.state !== undefined && !isChild) parts.push(shapeOf(look.state));
    parts.push(this.#label);
    if (look.note !== undefined) parts.push(noteOf(look.note));
    if (look.bars !== undefined) parts.push(barsOf(look.bars));
    this.#host.replaceChildren(...parts);
    this.#host.dataset['weight'] = look.weight ?? '';
    this.#label.toggleAttribute('data-hidden', look.bars !== undefined || isChild);
    if (look.ink === undefined) delete this.#label.dataset['state'];
    else this.#label.dataset['state'] = look.ink;
    const stale = look.staleSince ?? null;
    cell.toggleAttribute('data-stale', stale !== null);
    const staleText =
      stale === null ? undefined : `Stale, as of ${zonedDayTime(stale, viewpoint.getState())}`;
    const title = [look.title, staleText].filter((text) => text !== undefined).join('. ');
    if (title === '') cell.removeAttribute('title');
    else cell.title = title;
  }
}

function arrowOf(model: GridModel<unknown>, id: string, place: number): string {
  if (model.index.depthAt(place) > 0) return 'child';
  if (model.index.childCount(id) === 0) return 'none';
  return model.index.isOpen(id) ? 'open' : 'closed';
}

const PLAIN: CellLook = {};
const SVG = 'http://www.w3.org/2000/svg';
const shapeByState = new Map<State, Element>();

function shapeOf(state: State): Node {
  let shape = shapeByState.get(state);
  if (shape === undefined) {
    shape = document.createElementNS(SVG, 'svg');
    shape.setAttribute('viewBox', '0 0 16 16');
    shape.setAttribute('class', styles['shape'] ?? '');
    shape.setAttribute('data-state', state);
    shape.setAttribute('data-shape', '');
    shape.setAttribute('aria-hidden', 'true');
    const { parts, outline } = STATE_SHAPES[state];
    for (const part of parts)
      shape.append(pathOf(part.path, `${part.paint}-${part.colour}`, part.width));
    shape.append(pathOf(outline, 'outline', 1));
    shapeByState.set(state, shape);
  }
  return shape.cloneNode(true);
}

function pathOf(path: string, paint: string, width: number | undefined): Element {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('d', path);
  element.setAttribute('data-paint', paint);
  if (width !== undefined) element.setAttribute('stroke-width', String(width));
  return element;
}

function outlineMark(arrow: string): Node {
  const mark = document.createElement('span');
  mark.className = styles['arrow'] ?? '';
  mark.dataset['arrow'] = arrow;
  return mark;
}

function noteOf(text: string): Node {
  const note = document.createElement('span');
  note.className = styles['note'] ?? '';
  note.textContent = text;
  return note;
}

/** Bars as one path: thirty elements a cell would cost more than the rest of the row. */
function barsOf(values: readonly number[]): Node {
  const most = Math.max(...values, 1);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', styles['bars'] ?? '');
  svg.setAttribute('viewBox', `0 0 ${values.length * 4} 14`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const tops = values.map((value, i) => {
    const height = Math.max(1, (value / most) * 13);
    return `M${i * 4} 14 v${-height} h3 v${height} Z`;
  });
  svg.append(pathOf(tops.join(''), 'bar', undefined));
  return svg;
}
