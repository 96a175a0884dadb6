import { Layers, Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Ref } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { ThemeName } from '#ui';
import {
  createBaseMap,
  fitNetwork,
  hasRoomForNetwork,
  paintBaseMap,
  showTowns,
} from './base-map.ts';
import type { MovingShipment, SiteMark } from './moving-shipment.ts';
import { createShipmentCanvas } from './shipment-canvas.ts';
import type { ShipmentCanvas } from './shipment-canvas.ts';
import styles from './map.module.css';

/** What changed among the shipments on the map. */
export interface ShipmentChange {
  upserted: readonly MovingShipment[];
  removed: readonly string[];
}

/** Where shipments come from, outside React: nothing renders for a position. */
export interface ShipmentSource {
  /** All that are on the map now. */
  snapshot(): Iterable<MovingShipment>;
  /** Calls back with every change after the snapshot, until the returned function is called. */
  subscribe(listener: (change: ShipmentChange) => void): () => void;
}

/** What the keys of the map's workspace do. */
export interface ShipmentMapHandle {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  toggleTowns(): void;
  /** Brings a shipment or site into view without changing the zoom, if it is not there already. */
  reveal(id: string): void;
}

export interface ShipmentMapProps {
  theme: ThemeName;
  sites: readonly SiteMark[];
  shipments: ShipmentSource;
  /** The id of a shipment or a site. */
  selected: string | null;
  onSelect: (id: string | null, kind: 'shipment' | 'site' | 'nothing') => void;
  worldNowMs: () => number;
  handle?: Ref<ShipmentMapHandle>;
  /** Once the base map has been drawn for the first time. */
  onIdle?: () => void;
}

interface Parts {
  map: MapLibreMap;
  canvas: ShipmentCanvas;
}

/**
 * The map with its sites and moving shipments. React makes and ends it; what moves on it goes past React, from the
 * source to the canvas.
 */
export function ShipmentMap(props: ShipmentMapProps) {
  const { theme, sites, shipments, selected, worldNowMs, handle } = props;
  const base = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [parts, setParts] = useState<Parts | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const [baseElement, overlayElement] = [base.current, overlay.current];
    if (baseElement === null || overlayElement === null) return;
    let hasEnded = false;
    let made: Parts | null = null;
    createBaseMap(baseElement, latest.current.theme)
      .then((map) => {
        if (hasEnded) return map.remove();
        const canvas = createShipmentCanvas(map, overlayElement, {
          theme: latest.current.theme,
          worldNowMs: () => latest.current.worldNowMs(),
          onSelectSite: (id) => latest.current.onSelect(id, 'site'),
        });
        made = { map, canvas };
        listen(made, () => latest.current);
        setParts(made);
        return undefined;
      })
      .catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
    return () => {
      hasEnded = true;
      made?.canvas.destroy();
      made?.map.remove();
      setParts(null);
    };
  }, []);

  useEffect(() => parts?.canvas.setSites(sites), [parts, sites]);
  useEffect(() => parts?.canvas.select(selected), [parts, selected]);
  useEffect(() => parts?.canvas.setClock(worldNowMs), [parts, worldNowMs]);
  useEffect(() => {
    if (parts === null) return;
    parts.canvas.setTheme(theme);
    if (parts.map.isStyleLoaded() === true) paintBaseMap(parts.map, theme);
    else parts.map.once('load', () => paintBaseMap(parts.map, latest.current.theme));
  }, [parts, theme]);
  useEffect(() => {
    if (parts === null) return undefined;
    parts.canvas.upsert(shipments.snapshot());
    return shipments.subscribe(({ upserted, removed }) => {
      parts.canvas.remove(removed);
      parts.canvas.upsert(upserted);
    });
  }, [parts, shipments]);

  const actions = useMapActions(parts);
  useImperativeHandle(handle, () => actions);

  return (
    <div className={styles['root']}>
      <div ref={base} className={styles['base']} />
      <div ref={overlay} className={styles['layer']} />
      {fault === null ? (
        <MapControls actions={actions} />
      ) : (
        <p className={styles['fault']}>{fault}</p>
      )}
    </div>
  );
}

/** The buttons at the map's corner; the workspace has keys for the same. */
function MapControls({ actions }: { actions: ShipmentMapHandle }) {
  const buttons = [
    ['Zoom in', Plus, actions.zoomIn],
    ['Zoom out', Minus, actions.zoomOut],
    ['Whole network', Maximize, actions.fit],
    ['Town names', Layers, actions.toggleTowns],
  ] as const;
  return (
    <div className={styles['controls']} role="group" aria-label="Map">
      {buttons.map(([name, Icon, act]) => (
        <button key={name} type="button" aria-label={name} title={name} onClick={act}>
          <Icon size={16} strokeWidth={1.75} />
        </button>
      ))}
    </div>
  );
}

function useMapActions(parts: Parts | null): ShipmentMapHandle {
  const areTownsShown = useRef(true);
  return {
    // One step and no animation: each picture of the map costs a third of a second without a graphics card.
    zoomIn: () => zoomBy(parts, 1),
    zoomOut: () => zoomBy(parts, -1),
    fit: () => parts !== null && fitNetwork(parts.map),
    toggleTowns: () => {
      areTownsShown.current = !areTownsShown.current;
      if (parts !== null) showTowns(parts.map, areTownsShown.current);
    },
    reveal: (id) => {
      const at = parts?.canvas.positionOf(id) ?? null;
      if (parts === null || at === null || parts.map.getBounds().contains([at.lon, at.lat])) return;
      parts.map.jumpTo({ center: [at.lon, at.lat] });
    },
  };
}

/** A level in or out, about what is selected, so that it stays under the eye. */
function zoomBy(parts: Parts | null, levels: number): void {
  if (parts === null) return;
  const { map, canvas } = parts;
  const at = canvas.selectedPosition();
  const isSeen = at !== null && map.getBounds().contains([at.lon, at.lat]);
  map.zoomTo(map.getZoom() + levels, {
    animate: false,
    ...(isSeen ? { around: [at.lon, at.lat] } : {}),
  });
}

/** Clicks select, the pointer names; on empty land a click selects nothing. */
function listen({ map, canvas }: Parts, latest: () => ShipmentMapProps): void {
  map.on('click', ({ point }) => {
    const id = canvas.pick(point.x, point.y);
    latest().onSelect(id, id === null ? 'nothing' : 'shipment');
  });
  map.on('mousemove', ({ point }) => {
    const id = canvas.pick(point.x, point.y);
    map.getCanvas().style.cursor = id === null ? '' : 'pointer';
    canvas.hover(id);
  });
  map.on('mouseout', () => canvas.hover(null));
  // Who looks at the whole network goes on seeing all of it in a smaller window; any other view is left as it is.
  let isWhole = true;
  map.on('moveend', () => {
    isWhole = hasRoomForNetwork(map);
  });
  map.on('resize', () => {
    if (isWhole && !hasRoomForNetwork(map)) fitNetwork(map);
  });
  map.once('idle', () => latest().onIdle?.());
}
