import { assert } from '#shared/vocabulary';
import type { ThemeName } from '#ui';
import { Fleet } from './fleet.ts';
import type { Sighting } from './fleet.ts';
import { LabelLayer } from './label-layer.ts';
import type { Label } from './label-layer.ts';
import { cameraOf, toScreen } from './mercator.ts';
import type { Camera } from './mercator.ts';
import type { MovingShipment, SiteMark } from './moving-shipment.ts';
import { ShipmentPicture } from './shipment-picture.ts';
import { SiteLayer } from './site-layer.ts';
import { isOutOfDate, waitMs } from './redraw-pace.ts';
import styles from './map.module.css';

/** What the canvas needs of a MapLibre map. */
export interface MapView {
  getCenter(): { lng: number; lat: number };
  getZoom(): number;
  on(event: 'move' | 'resize', listener: () => void): unknown;
  off(event: 'move' | 'resize', listener: () => void): unknown;
}

export interface ShipmentCanvasOptions {
  theme: ThemeName;
  /** World ms since the epoch; may run at any rate and jump. */
  worldNowMs: () => number;
  onSelectSite: (id: string) => void;
}

/** As many names as can be read at a glance; worse states go first. */
const MOST_LABELS = 40;
const MARK_HALF_PX = 8;
/** A little over a mark's radius: a mouse is not a pen (px). */
const PICK_REACH_PX = 11;

/**
 * Moving shipments, sites, their names and the selected way, above a map that is left alone. Everything is drawn by one
 * call a picture; a picture is drawn when something has moved half a px, looks different, or the camera moves.
 */
export interface ShipmentCanvas {
  upsert(shipments: Iterable<MovingShipment>): void;
  remove(ids: Iterable<string>): void;
  setSites(sites: readonly SiteMark[]): void;
  /** The id of a shipment or a site, or null. */
  select(id: string | null): void;
  /** Named as long as the pointer is on it. */
  hover(id: string | null): void;
  setClock(worldNowMs: () => number): void;
  setTheme(theme: ThemeName): void;
  /** The shipment at a point of the map, in px from its upper left corner, or null. */
  pick(x: number, y: number): string | null;
  /** Where a shipment or site is: degrees, for the map to go to. */
  positionOf(id: string): { lon: number; lat: number } | null;
  /** Where the selected one is; null when nothing is selected, or it is not on the map. */
  selectedPosition(): { lon: number; lat: number } | null;
  /** Draws now: for tests, measurements and pictures. Gives the number of instances written anew. */
  draw(): number;
  destroy(): void;
}

/** Puts the canvas into `container`, which lies over the map and is as large. Throws a Fault without WebGL2. */
export function createShipmentCanvas(
  map: MapView,
  container: HTMLElement,
  options: ShipmentCanvasOptions,
): ShipmentCanvas {
  let { worldNowMs } = options;
  let selected: string | null = null;
  let hovered: string | null = null;
  let isDirty = true;
  /** World ms of the last placing of labels; NaN asks for another. */
  let labelledAtMs = NaN;
  let drawnAt = { worldMs: worldNowMs(), machineMs: performance.now() };
  let timer = 0;
  let frame = 0;

  const pictureRoot = addLayer(container);
  const labelRoot = addLayer(container);
  const siteRoot = addLayer(container);
  const ring = document.createElement('div');
  ring.className = styles['selection'] ?? '';
  ring.hidden = true;
  ring.dataset['selection'] = '';
  labelRoot.append(ring);

  const fleet = new Fleet(worldNowMs());
  const picture = new ShipmentPicture(pictureRoot, fleet, options.theme);
  const labels = new LabelLayer(labelRoot);
  const sites = new SiteLayer(siteRoot, options.onSelectSite);

  const camera = (): Camera => {
    const { lng, lat } = map.getCenter();
    return cameraOf([lng, lat], map.getZoom(), container.clientWidth, container.clientHeight);
  };

  const draw = (): number => {
    const view = camera();
    const nowMs = worldNowMs();
    const silentBefore = fleet.silentVersion;
    const written = fleet.advance(nowMs);
    if (fleet.silentVersion !== silentBefore) labelledAtMs = NaN;
    const selectedKm = selected === null ? null : fleet.kmOf(selected);
    const sighted = selected === null ? null : fleet.sight(selected);
    picture.draw(
      view,
      nowMs,
      sighted === null || selectedKm === null
        ? null
        : { path: sighted.shipment.path, km: selectedKm },
    );
    placeRing(ring, view, sighted);
    // A label that has moved less than half a px stands; placing them all costs as much as the picture.
    if (Number.isNaN(labelledAtMs) || isOutOfDate(view, fleet.fastestKmh, nowMs - labelledAtMs)) {
      sites.place(view);
      showLabels(view);
      labelledAtMs = nowMs;
    }
    drawnAt = { worldMs: nowMs, machineMs: performance.now() };
    isDirty = false;
    return written;
  };

  const showLabels = (view: Camera) => {
    const forced = [selected, hovered].flatMap((id) =>
      id === null ? [] : (fleet.sight(id) ?? []),
    );
    const abnormal = fleet.abnormalInView(view, MOST_LABELS);
    const sightings = new Map([...forced, ...abnormal].map((each) => [each.shipment.id, each]));
    const siteLabels = sites.placed.map(({ site, point, sizePx }): Label => ({
      id: site.id,
      name: site.name,
      detail: site.state === 'ok' ? '' : (site.detail ?? ''),
      state: site.state,
      ...toScreen(view, point),
      markHalfPx: sizePx / 2,
      isForced: site.id === selected,
    }));
    const shipmentLabels = Array.from(sightings.values(), (each): Label => ({
      id: each.shipment.id,
      name: each.shipment.id,
      detail: detailOf(each),
      state: each.state,
      ...toScreen(view, each.point),
      markHalfPx: each.shipment.id === selected ? 13 : MARK_HALF_PX - 2,
      isForced: each.shipment.id === selected || each.shipment.id === hovered,
    }));
    labels.show(
      [...siteLabels, ...shipmentLabels],
      [...siteLabels, ...shipmentLabels].map(({ x, y, markHalfPx }) => ({
        x,
        y,
        halfPx: markHalfPx,
      })),
    );
  };

  // Whether a picture is due is asked by a timer, not by each frame of the screen: at 1× and the whole country in view
  // nothing moves half a px in a minute.
  const look = () => {
    const [worldMs, machineMs] = [worldNowMs(), performance.now()];
    const view = camera();
    const passedMs = worldMs - drawnAt.worldMs;
    if (isDirty || isOutOfDate(view, fleet.fastestKmh, passedMs)) {
      frame = requestAnimationFrame(() => {
        draw();
        wait(view, passedMs / Math.max(1, machineMs - drawnAt.machineMs));
      });
      return;
    }
    const silentBefore = fleet.silentVersion;
    fleet.advance(worldMs);
    if (fleet.silentVersion !== silentBefore) drawSoon();
    wait(view, passedMs / Math.max(1, machineMs - drawnAt.machineMs));
  };
  const wait = (view: Camera, rate: number) => {
    timer = window.setTimeout(look, waitMs(view, fleet.fastestKmh, rate));
  };
  const drawSoon = () => {
    isDirty = true;
    labelledAtMs = NaN;
  };
  const drawNow = () => {
    labelledAtMs = NaN;
    draw();
  };

  map.on('move', drawNow);
  map.on('resize', drawNow);
  look();

  return {
    upsert(shipments) {
      fleet.upsert(shipments);
      drawSoon();
    },
    remove(ids) {
      fleet.remove(ids);
      drawSoon();
    },
    setSites(marks) {
      sites.setSites(marks);
      sites.select(selected);
      drawNow();
    },
    select(id) {
      selected = id;
      sites.select(id);
      drawNow();
    },
    hover(id) {
      if (id === hovered) return;
      hovered = id;
      drawNow();
    },
    setClock(next) {
      worldNowMs = next;
      drawNow();
    },
    setTheme(theme) {
      picture.setTheme(theme);
      drawNow();
    },
    pick: (x, y) => fleet.pick(camera(), x, y, PICK_REACH_PX),
    selectedPosition: () => (selected === null ? null : positionOf(selected)),
    positionOf,
    draw,
    destroy() {
      window.clearTimeout(timer);
      cancelAnimationFrame(frame);
      map.off('move', drawNow);
      map.off('resize', drawNow);
      picture.destroy();
      for (const layer of [pictureRoot, labelRoot, siteRoot]) layer.remove();
    },
  };

  function positionOf(id: string): { lon: number; lat: number } | null {
    const site = sites.placed.find((placed) => placed.site.id === id);
    const point = site?.point ?? fleet.sight(id)?.point;
    if (point === undefined) return null;
    return {
      lon: (point.x - 0.5) * 360,
      lat: (Math.atan(Math.exp((0.5 - point.y) * 2 * Math.PI)) * 360) / Math.PI - 90,
    };
  }

  function placeRing(element: HTMLElement, view: Camera, sighted: Sighting | null): void {
    element.hidden = sighted === null;
    if (sighted === null) return;
    const { x, y } = toScreen(view, sighted.point);
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }
}

function detailOf({ shipment, state }: Sighting): string {
  const isSilent = state === 'stale' && shipment.state !== 'stale';
  return (isSilent ? shipment.silentDetail : undefined) ?? shipment.detail ?? '';
}

function addLayer(container: HTMLElement): HTMLElement {
  const layer = document.createElement('div');
  assert(styles['layer'] !== undefined, 'the stylesheet of the map has layers');
  layer.className = styles['layer'];
  container.append(layer);
  return layer;
}
