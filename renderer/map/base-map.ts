import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { ThemeName } from '#ui';
import { baseMapLayers, baseMapStyle, TOWN_LAYER } from './base-map-style.ts';

/** West, south, east, north of the contiguous United States, with the air that labels need. */
export const WHOLE_NETWORK: readonly [number, number, number, number] = [-125, 24.3, -66.5, 49.5];
/** One cannot get lost: a little beyond the neighbours that the files hold. */
const REACH: [number, number, number, number] = [-150, 12, -48, 62];
/** Roads are true to 110 m: closer, they would lie. */
const CLOSEST_ZOOM = 11;

/**
 * A MapLibre map of the base map in `container`, looking at the whole network. Names are drawn from the bundled font,
 * so this waits for it; everything else comes from files of the page itself. Neither pitch nor rotation: a map that is
 * always north up is read faster, and the shipment canvas counts on it.
 */
export async function createBaseMap(
  container: HTMLElement,
  theme: ThemeName,
): Promise<MapLibreMap> {
  // Outside http(s), in Electron, MapLibre cannot find its worker by itself.
  setWorkerUrl(new URL(workerUrl, document.baseURI).href);
  await document.fonts.load("12px 'Inter Variable'");
  const map = new MapLibreMap({
    container,
    style: baseMapStyle(theme),
    bounds: [...WHOLE_NETWORK],
    fitBoundsOptions: { padding: 16 },
    maxBounds: REACH,
    maxZoom: CLOSEST_ZOOM,
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    fadeDuration: 0,
    // Our own keys move selection and views; arrows are the grid's.
    keyboard: false,
  });
  map.touchZoomRotate.disableRotation();
  return map;
}

/** Paints a running map in another theme without loading anything again. */
export function paintBaseMap(map: MapLibreMap, theme: ThemeName): void {
  for (const layer of baseMapLayers(theme)) {
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, property as 'line-color', value as never);
    }
  }
}

/** Shows or hides the names of towns. */
export function showTowns(map: MapLibreMap, isShown: boolean): void {
  map.setLayoutProperty(TOWN_LAYER, 'visibility', isShown ? 'visible' : 'none');
}

/** Goes back to the whole network. */
export function fitNetwork(map: MapLibreMap): void {
  map.fitBounds([...WHOLE_NETWORK], { padding: 16, animate: false });
}

/** Whether the whole network has room at the zoom of now; two hundredths of a level are a pixel or two. */
export function hasRoomForNetwork(map: MapLibreMap): boolean {
  const wanted = map.cameraForBounds([...WHOLE_NETWORK], { padding: 16 });
  return wanted?.zoom === undefined || wanted.zoom >= map.getZoom() - 0.02;
}
