import { STATE_SHAPES } from '#ui';
import { toMercator, toScreen } from './mercator.ts';
import type { Camera, MercatorPoint } from './mercator.ts';
import type { SiteMark } from './moving-shipment.ts';
import styles from './map.module.css';

/** SCREENS.md, Map: a site is a square of 14 to 24 px by seven-day outflow. */
const SMALLEST_PX = 14;
const LARGEST_PX = 24;
const SVG = 'http://www.w3.org/2000/svg';

/** A site's square with its place, as labels and marks see it. */
export interface PlacedSite {
  site: SiteMark;
  point: MercatorPoint;
  sizePx: number;
}

/** The side of a site's square: its area, not its side, follows the outflow, as areas are what an eye compares. */
export function siteSizePx(weeklyOutflow: number, largestOutflow: number): number {
  const share = largestOutflow > 0 ? Math.max(0, weeklyOutflow) / largestOutflow : 0;
  const area = SMALLEST_PX ** 2 + share * (LARGEST_PX ** 2 - SMALLEST_PX ** 2);
  return Math.round(Math.sqrt(area));
}

/** The sites as buttons above the map, so that a keyboard and a screen reader reach them. */
export class SiteLayer {
  readonly #root: HTMLElement;
  readonly #onSelect: (id: string) => void;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #placed: readonly PlacedSite[] = [];

  constructor(root: HTMLElement, onSelect: (id: string) => void) {
    this.#root = root;
    this.#onSelect = onSelect;
  }

  get placed(): readonly PlacedSite[] {
    return this.#placed;
  }

  setSites(sites: readonly SiteMark[]): void {
    const largest = Math.max(0, ...sites.map((site) => site.weeklyOutflow));
    this.#placed = sites.map((site) => ({
      site,
      point: toMercator(site.at),
      sizePx: siteSizePx(site.weeklyOutflow, largest),
    }));
    const kept = new Set(sites.map((site) => site.id));
    for (const [id, button] of this.#buttons) {
      if (kept.has(id)) continue;
      button.remove();
      this.#buttons.delete(id);
    }
    for (const placed of this.#placed) this.#paint(placed);
  }

  select(id: string | null): void {
    for (const [key, button] of this.#buttons)
      button.setAttribute('aria-pressed', String(key === id));
  }

  place(camera: Camera): void {
    for (const { site, point, sizePx } of this.#placed) {
      const { x, y } = toScreen(camera, point);
      const button = this.#buttons.get(site.id)!;
      button.style.transform = `translate(${Math.round(x - sizePx / 2)}px, ${Math.round(y - sizePx / 2)}px)`;
    }
  }

  #paint({ site, sizePx }: PlacedSite): void {
    const button = this.#buttons.get(site.id) ?? this.#make(site.id);
    const word = STATE_SHAPES[site.state].word.toLowerCase();
    button.setAttribute('aria-label', [site.name, word, site.detail].filter(Boolean).join(', '));
    button.dataset['state'] = site.state;
    button.style.width = `${sizePx}px`;
    button.style.height = `${sizePx}px`;
    const shapePx = Math.round(sizePx * 0.62);
    button.replaceChildren(stateSvg(site.state, shapePx));
  }

  #make(id: string): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = styles['site'] ?? '';
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => this.#onSelect(id));
    this.#buttons.set(id, button);
    this.#root.append(button);
    return button;
  }
}

/** A state's shape as SVG, coloured by the custom properties of the nearest `data-state`. */
function stateSvg(state: SiteMark['state'], sizePx: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', String(sizePx));
  svg.setAttribute('height', String(sizePx));
  svg.setAttribute('aria-hidden', 'true');
  for (const part of STATE_SHAPES[state].parts) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', part.path);
    const colour = part.colour === 'mark' ? '#FFFFFF' : 'var(--fill)';
    path.style.fill = part.paint === 'fill' ? colour : 'none';
    if (part.paint === 'stroke') {
      path.style.stroke = colour;
      path.style.strokeWidth = String(part.width ?? 1);
    }
    svg.append(path);
  }
  const contour = document.createElementNS(SVG, 'path');
  contour.setAttribute('d', STATE_SHAPES[state].outline);
  contour.style.fill = 'none';
  contour.style.stroke = 'var(--outline)';
  contour.style.strokeWidth = String(16 / sizePx);
  svg.append(contour);
  return svg;
}
