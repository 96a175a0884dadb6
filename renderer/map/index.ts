/**
 * The map: a base map of our own files, and above it sites and moving shipments on a canvas of our own; below it the
 * shipments as a grid, with one selection. May import shared, #ui, #live, #work, the door of shipments, MapLibre,
 * React; owns no tables, emits no events. Positions go past React: a `ShipmentSource` feeds the canvas. MapLibre is
 * never made to repaint by anything that moves, since one repaint costs a third of a second without a graphics card.
 * Places: `#/map/SHP-48190`, `#/map?site=<gln>`.
 */
export { ShipmentMap } from './ShipmentMap.tsx';
export type { ShipmentChange } from './ShipmentMap.tsx';
export { createShipmentCanvas } from './shipment-canvas.ts';
export type { ShipmentCanvas } from './shipment-canvas.ts';
export { createBaseMap, WHOLE_NETWORK } from './base-map.ts';
export type { MovingShipment, SiteMark } from './moving-shipment.ts';
export { workspace } from './workspace.tsx';
