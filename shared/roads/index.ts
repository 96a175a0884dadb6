/**
 * Roads: a graph of places and stretches, the way between two points, and following a way. Pure: no Node, no DOM, no
 * clock; the caller parses `resources/roads/road-graph.json` and hands it in. Imports `#shared/vocabulary`; owns no
 * tables, reads and emits no events. Simulator (trucks), hub (ETAs, positions) and renderer (drawing) may enter.
 */
export { findRoute } from './find-route.ts';
export type { RoadRoute } from './find-route.ts';
export { headingDegrees, kmBetween } from './great-circle.ts';
export type { LonLat } from './great-circle.ts';
export { decodePath, encodePath } from './path-text.ts';
export { loadRoadGraph, nearestNodes } from './road-graph.ts';
export type { RoadGraph, RoadGraphFile } from './road-graph.ts';
export { pathKm, positionAtFraction, positionAtKm, slicePath, stretchAtKm } from './road-path.ts';
export type { RoadPath } from './road-path.ts';
export { smoothLine } from './smooth-line.ts';
