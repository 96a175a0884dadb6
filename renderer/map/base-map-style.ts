import type { StyleSpecification } from 'maplibre-gl';
import { tokens } from '#ui';
import type { ThemeName } from '#ui';
import countiesUrl from '../../resources/basemap/counties.json?url';
import landUrl from '../../resources/basemap/land.json?url';
import linesUrl from '../../resources/basemap/lines.json?url';
import roadsUrl from '../../resources/basemap/roads.json?url';
import surroundingsUrl from '../../resources/basemap/surroundings.json?url';
import townsUrl from '../../resources/basemap/towns.json?url';

/** Colours that only the base map has, between the tokens' land and roads. */
const LINES = {
  dark: { state: '#2D333A', border: '#3A424A', county: '#272C32', town: '#6B757F' },
  light: { state: '#D9DEE2', border: '#BEC6CD', county: '#E1E5E8', town: '#7C8791' },
} as const;

/** Names of the layers that `L` takes away and brings back. */
export const TOWN_LAYER = 'towns';

type Layer = StyleSpecification['layers'][number];

/**
 * The base map: land, water, lines and roads from files of ours, no server, no sprite, no glyphs; MapLibre draws names
 * itself from the page's font, which must be loaded before. Towns are named from zoom 5.2 on only: from farther out the
 * names on the map are those of sites and shipments alone.
 */
export function baseMapStyle(theme: ThemeName): StyleSpecification {
  return {
    version: 8,
    sources: {
      surroundings: { type: 'geojson', data: absolute(surroundingsUrl) },
      land: { type: 'geojson', data: absolute(landUrl) },
      lines: { type: 'geojson', data: absolute(linesUrl) },
      counties: { type: 'geojson', data: absolute(countiesUrl), maxzoom: 8 },
      roads: { type: 'geojson', data: absolute(roadsUrl) },
      towns: { type: 'geojson', data: absolute(townsUrl) },
    },
    layers: baseMapLayers(theme),
  };
}

/** The layers alone: a change of theme paints these and leaves the sources as they are. */
export function baseMapLayers(theme: ThemeName): Layer[] {
  const { land, water, road } = tokens[theme];
  const { state, border, county, town } = LINES[theme];
  const width = (far: number, near: number) =>
    ['interpolate', ['exponential', 1.4], ['zoom'], 3, far, 9, near] as unknown as number;
  return [
    { id: 'water', type: 'background', paint: { 'background-color': water } },
    fill('neighbours', 'surroundings', 'land', land),
    fill('great-lakes', 'surroundings', 'lake', water),
    fill('land', 'land', 'land', land),
    {
      ...line('counties', 'counties', 'county', county, width(0.3, 1)),
      minzoom: 6,
    },
    line('states', 'lines', 'state', state, width(0.8, 1.6)),
    line('borders', 'lines', 'border', border, width(0.8, 1.8)),
    line('highways', 'roads', 'highway', road, width(0.5, 1.6)),
    line('interstates', 'roads', 'interstate', road, width(0.8, 3)),
    fill('lakes', 'land', 'lake', water),
    {
      id: TOWN_LAYER,
      type: 'symbol',
      source: 'towns',
      minzoom: 5.2,
      // Each level of zoom doubles the width, so four times as many towns find room.
      filter: ['<', ['get', 'rank'], ['*', 25, ['^', 4, ['-', ['zoom'], 5]]]] as never,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Inter Variable'],
        'text-size': 11,
        'symbol-sort-key': ['get', 'rank'],
        'text-padding': 8,
      },
      paint: { 'text-color': town, 'text-halo-color': land, 'text-halo-width': 1.2 },
    },
  ];
}

function fill(id: string, source: string, kind: string, colour: string): Layer {
  return {
    id,
    type: 'fill',
    source,
    filter: ['==', ['get', 'kind'], kind],
    paint: { 'fill-color': colour },
  };
}

function line(id: string, source: string, kind: string, colour: string, width: number): Layer {
  return {
    id,
    type: 'line',
    source,
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  };
}

/** MapLibre's worker has another base address than the page, so it gets whole addresses. */
function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}
