import type { State } from '#shared/vocabulary';
import { fontFamily } from '#ui';
import { placeLabels } from './label-placement.ts';
import type { LabelWish, Side } from './label-placement.ts';
import styles from './map.module.css';

/** 12/18, as facts are everywhere (SCREENS.md, Type). */
const FONT_PX = 12;
const HEIGHT_PX = 18;
const GAP_PX = 6;

/** What a label says, and beside which mark. */
export interface Label {
  id: string;
  name: string;
  detail: string;
  state: State;
  x: number;
  y: number;
  markHalfPx: number;
  isForced: boolean;
}

/** Names beside marks, in the DOM: sharp, selectable by tests, and no repaint of the map. */
export class LabelLayer {
  readonly #root: HTMLElement;
  readonly #elements = new Map<string, HTMLElement>();
  readonly #sides = new Map<string, Side>();
  readonly #widths = new Map<string, number>();
  readonly #ruler = document.createElement('canvas').getContext('2d');

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Shows those of the labels that find a place, and takes away all others. */
  show(labels: readonly Label[], marks: readonly { x: number; y: number; halfPx: number }[]): void {
    const byId = new Map(labels.map((label) => [label.id, label]));
    const wishes = labels.map((label): LabelWish => ({
      id: label.id,
      x: label.x,
      y: label.y,
      offsetPx: label.markHalfPx + GAP_PX,
      widthPx: this.#widthOf(label),
      heightPx: HEIGHT_PX,
      isForced: label.isForced,
    }));
    const placed = placeLabels(wishes, marks, this.#sides);
    const shown = new Set(placed.map(({ id }) => id));
    for (const [id, element] of this.#elements) {
      if (shown.has(id)) continue;
      element.remove();
      this.#elements.delete(id);
      this.#sides.delete(id);
    }
    for (const { id, side, left, top } of placed) {
      this.#sides.set(id, side);
      const element = this.#elementFor(byId.get(id)!);
      const transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
      if (element.style.transform !== transform) element.style.transform = transform;
    }
  }

  #elementFor(label: Label): HTMLElement {
    const known = this.#elements.get(label.id);
    if (known !== undefined) {
      setText(known.firstElementChild, label.name);
      setText(known.lastElementChild, label.detail);
      if (known.dataset['state'] !== label.state) known.dataset['state'] = label.state;
      return known;
    }
    const element = document.createElement('div');
    element.className = styles['label'] ?? '';
    element.dataset['state'] = label.state;
    element.dataset['labelFor'] = label.id;
    const name = document.createElement('b');
    name.textContent = label.name;
    const detail = document.createElement('span');
    detail.textContent = label.detail;
    element.append(name, detail);
    this.#elements.set(label.id, element);
    this.#root.append(element);
    return element;
  }

  #widthOf({ name, detail }: Label): number {
    const key = `${name}\n${detail}`;
    const known = this.#widths.get(key);
    if (known !== undefined || this.#ruler === null) return known ?? 0;
    // Texts change with the minutes; what was measured an hour ago is not needed again.
    if (this.#widths.size > 2_000) this.#widths.clear();
    this.#ruler.font = `600 ${FONT_PX}px ${fontFamily}`;
    let width = this.#ruler.measureText(name).width;
    this.#ruler.font = `400 ${FONT_PX}px ${fontFamily}`;
    if (detail !== '') width += GAP_PX + this.#ruler.measureText(detail).width;
    this.#widths.set(key, width);
    return width;
  }
}

function setText(element: Element | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
