import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { tokenStylesheet } from '#ui';
import type { ThemeName } from '#ui';
import {
  createBaseMap,
  createShipmentCanvas,
  ShipmentMap,
  WHOLE_NETWORK,
} from '../../../renderer/map/index.ts';
import type {
  MovingShipment,
  ShipmentCanvas,
  ShipmentChange,
} from '../../../renderer/map/index.ts';
import { makeFleet, SITES, START_MS } from './map-fleet.ts';

/** What the tests and the bench take hold of. */
interface MapPage {
  isIdle: boolean;
  selected: string | null;
  selectedKind: string;
  ids: string[];
  setRate(rate: number): void;
  worldNowMs(): number;
  setTheme(theme: ThemeName): void;
  select(id: string | null): void;
  change(change: ShipmentChange): void;
  shipment(id: string): MovingShipment;
  /** Only with `?bare`, where the canvas stands without React. */
  canvas: ShipmentCanvas | null;
  positionPx(id: string): { x: number; y: number } | null;
  written: number;
  /** Pictures drawn, with `?frames`. */
  frames: number;
}

declare global {
  var mapPage: MapPage;
}

const query = new URLSearchParams(location.search);
const count = Number(query.get('shipments') ?? 200);
const sheet = document.createElement('style');
sheet.textContent = tokenStylesheet();
document.head.append(sheet);

let clock = {
  worldMs: START_MS,
  machineMs: performance.now(),
  rate: Number(query.get('rate') ?? 0),
};
const worldNowMs = () => clock.worldMs + (performance.now() - clock.machineMs) * clock.rate;
const shipments = new Map(makeFleet(count).map((shipment) => [shipment.id, shipment]));
const listeners = new Set<(change: ShipmentChange) => void>();

globalThis.mapPage = {
  isIdle: false,
  selected: null,
  selectedKind: 'nothing',
  ids: [...shipments.keys()],
  setRate(rate) {
    clock = { worldMs: worldNowMs(), machineMs: performance.now(), rate };
  },
  worldNowMs,
  setTheme: () => undefined,
  select: () => undefined,
  change(change) {
    for (const id of change.removed) shipments.delete(id);
    for (const one of change.upserted) shipments.set(one.id, one);
    for (const listener of listeners) listener(change);
  },
  shipment: (id) => shipments.get(id)!,
  canvas: null,
  positionPx: () => null,
  written: 0,
  frames: 0,
};

const SOURCE = {
  snapshot: () => shipments.values(),
  subscribe(listener: (change: ShipmentChange) => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

const root = document.getElementById('root') as HTMLElement;
if (query.has('bare')) void openBare(root);
else createRoot(root).render(<Page />);

/** The whole component, as the workspace has it. */
function Page() {
  const [theme, setTheme] = useState<ThemeName>('dark');
  const [selected, setSelected] = useState<string | null>(null);
  useEffect(() => {
    Object.assign(globalThis.mapPage, {
      select: setSelected,
      setTheme(next: ThemeName) {
        document.documentElement.dataset['theme'] = next;
        setTheme(next);
      },
    });
  }, []);
  return (
    <ShipmentMap
      theme={theme}
      sites={SITES}
      shipments={SOURCE}
      selected={selected}
      worldNowMs={worldNowMs}
      onSelect={(id, kind) => {
        Object.assign(globalThis.mapPage, { selected: id, selectedKind: kind });
        setSelected(id);
      }}
      onIdle={() => Object.assign(globalThis.mapPage, { isIdle: true })}
    />
  );
}

/** The base map and the canvas alone: for pixels, picking and measurement. */
async function openBare(container: HTMLElement): Promise<void> {
  const base = document.createElement('div');
  const overlay = document.createElement('div');
  for (const element of [base, overlay]) {
    element.style.cssText = 'position: absolute; inset: 0';
    container.append(element);
  }
  overlay.style.pointerEvents = 'none';
  const map = await createBaseMap(base, 'dark');
  const canvas = createShipmentCanvas(map, overlay, {
    theme: 'dark',
    worldNowMs,
    onSelectSite: () => undefined,
  });
  canvas.setSites(SITES);
  canvas.upsert(shipments.values());
  const { mapPage } = globalThis;
  mapPage.canvas = canvas;
  mapPage.positionPx = (id) => {
    const at = canvas.positionOf(id);
    return at === null ? null : map.project([at.lon, at.lat]);
  };
  // With `?frames`, every frame of the screen draws: the bench's load, not how the console works.
  const drawAlways = () => {
    mapPage.written += canvas.draw();
    mapPage.frames += 1;
    requestAnimationFrame(drawAlways);
  };
  if (query.has('frames')) drawAlways();
  map.fitBounds([...WHOLE_NETWORK], { padding: 16, animate: false });
  map.once('idle', () => {
    mapPage.isIdle = true;
  });
}
