import type { State } from '#shared/vocabulary';
import { placeLabels } from './label-placement.ts';
import type { LabelWish, Side } from './label-placement.ts';
import styles from './map.module.css';

/** The line height of facts everywhere (SCREENS.md, Type). */
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
    const element = makeLabel(label);
    element.dataset['labelFor'] = label.id;
    this.#elements.set(label.id, element);
    this.#root.append(element);
    return element;
  }

  /** As the page itself lays it out: a canvas would measure other figures than the equal-width ones we show. */
  #widthOf(label: Label): number {
    const key = `${label.name}\n${label.detail}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    // Texts change with the minutes; what was measured an hour ago is not needed again.
    if (this.#widths.size > 2_000) this.#widths.clear();
    const ruler = makeLabel(label);
    this.#root.append(ruler);
    const width = ruler.offsetWidth;
    ruler.remove();
    this.#widths.set(key, width);
    return width;
  }
}

function makeLabel({ name, detail, state }: Label): HTMLElement {
  const element = document.createElement('div');
  element.className = styles['label'] ?? '';
  element.dataset['state'] = state;
  for (const [tag, text] of [
    ['b', name],
    ['span', detail],
  ] as const) {
    const part = document.createElement(tag);
    part.textContent = text;
    element.append(part);
  }
  return element;
}

function setText(element: Element | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
