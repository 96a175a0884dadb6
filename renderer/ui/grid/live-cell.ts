import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { State } from '#shared/vocabulary';
import { zonedDayTime } from '../format/instant.ts';
import { STATE_SHAPES } from '../state-shapes.ts';
import { viewpoint } from '../viewpoint.ts';
import type { CellLook, Column } from './column.ts';
import type { GridModel } from './grid-model.ts';
import styles from './live-grid.module.css';

/** What AG Grid holds for a row: its id. Everything else is read from the model when it is drawn. */
export interface RowRef {
  id: string;
}

/** What the cells of one grid share: its model, and a memory of what each row showed last. */
export interface CellSurface {
  model: GridModel<unknown>;
  cells: Set<LiveCell>;
  /** Text by column of each row on screen: a cell that AG Grid makes anew still knows whether its value changed. */
  lastTexts: Map<string, Map<string, string>>;
}

export interface LiveCellParams extends ICellRendererParams<RowRef> {
  liveColumn: Column<unknown>;
  surface: CellSurface;
}

/** How long a changed value stands out: one look's time, by weight alone and without a flash. */
const NEWS_MS = 1_000;

/**
 * One cell, drawn straight into the DOM. AG Grid makes a new one whenever a row slot gets another entity; a change of
 * the same entity is painted by `paint`, which touches only what differs.
 */
export class LiveCell implements ICellRendererComp<RowRef> {
  #host!: HTMLElement;
  #params!: LiveCellParams;
  #id: string | undefined;
  #text: string | undefined;
  #lookKey = '';
  #label!: HTMLSpanElement;
  #newsUntilMs = 0;

  init(params: LiveCellParams): void {
    this.#params = params;
    this.#id = params.data?.id;
    this.#host = document.createElement('span');
    this.#host.className = styles['cell'] ?? '';
    this.#label = document.createElement('span');
    this.#label.className = styles['label'] ?? '';
    this.#host.append(this.#label);
    params.surface.cells.add(this);
    this.#text = this.#remembered()?.get(params.liveColumn.id);
    this.paint(performance.now());
  }

  getGui(): HTMLElement {
    return this.#host;
  }

  /** AG Grid asks this when only its own idea of the value changed; ours comes through `paint`. */
  refresh(): boolean {
    return true;
  }

  destroy(): void {
    this.#params.surface.cells.delete(this);
  }

  get id(): string | undefined {
    return this.#id;
  }

  /** Draws the entity as it is now. `nowMs` is machine time, for how long news stays bold. */
  paint(nowMs: number): void {
    const { liveColumn, surface } = this.#params;
    if (this.#id === undefined) return;
    const row = surface.model.source.get(this.#id);
    const cell = this.#params.eGridCell;
    // A row that left while the order is held keeps its last values, greyed, until the order may move.
    if (row === undefined) return;
    const view = viewpoint.getState();
    const text = liveColumn.text(row, view);
    const look = liveColumn.look?.(row, view) ?? PLAIN;
    if (text !== this.#text) {
      if (this.#text !== undefined && liveColumn.ticks !== true)
        this.#newsUntilMs = nowMs + NEWS_MS;
      this.#text = text;
      this.#remember(text);
      this.#label.textContent = text;
      this.#label.title = text.length > 12 ? text : '';
    } else if (this.#label.textContent !== text) this.#label.textContent = text;
    this.#decorate(cell, look, liveColumn.outline === true);
    this.settleNews(nowMs);
  }

  /** Ends the bold of a change whose second is over; tells whether it still stands out. */
  settleNews(nowMs: number): boolean {
    const isNews = this.#newsUntilMs > nowMs;
    if (this.#host.hasAttribute('data-news') !== isNews)
      this.#host.toggleAttribute('data-news', isNews);
    return isNews;
  }

  #decorate(cell: HTMLElement, look: CellLook, isOutline: boolean): void {
    const { model } = this.#params.surface;
    const id = this.#id ?? '';
    const place = isOutline ? model.index.placeOf(id) : -1;
    const depth = isOutline && place >= 0 ? model.index.depthAt(place) : 0;
    const children = isOutline ? model.index.childCount(id) : 0;
    const arrow = !isOutline
      ? ''
      : depth > 0
        ? 'child'
        : children === 0
          ? 'none'
          : model.index.isOpen(id)
            ? 'open'
            : 'closed';
    const key = `${look.state}|${look.ink}|${look.weight}|${look.note}|${look.staleSince}|${arrow}|${look.bars?.join()}`;
    if (key === this.#lookKey) return;
    this.#lookKey = key;
    const host = this.#host;
    host.dataset['weight'] = look.weight ?? '';
    setState(this.#label, look.ink);
    const before: Node[] = [];
    if (arrow !== '') before.push(outlineMark(arrow));
    if (look.state !== undefined && depth === 0) before.push(shapeOf(look.state));
    const after: Node[] = [];
    if (look.note !== undefined) after.push(noteOf(look.note));
    this.#label.toggleAttribute('data-hidden', look.bars !== undefined || (isOutline && depth > 0));
    if (look.bars !== undefined) after.push(barsOf(look.bars));
    host.replaceChildren(...before, this.#label, ...after);
    const stale = look.staleSince ?? null;
    cell.toggleAttribute('data-stale', stale !== null);
    if (stale === null) cell.removeAttribute('title');
    else cell.title = `Stale, as of ${zonedDayTime(stale, viewpoint.getState())}`;
  }

  #remembered(): Map<string, string> | undefined {
    return this.#id === undefined ? undefined : this.#params.surface.lastTexts.get(this.#id);
  }

  #remember(text: string): void {
    if (this.#id === undefined) return;
    let texts = this.#remembered();
    if (texts === undefined) {
      texts = new Map();
      this.#params.surface.lastTexts.set(this.#id, texts);
    }
    texts.set(this.#params.liveColumn.id, text);
  }
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

function setState(element: HTMLElement, state: State | undefined): void {
  if (state === undefined) delete element.dataset['state'];
  else element.dataset['state'] = state;
}
