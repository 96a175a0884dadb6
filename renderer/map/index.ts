/**
 * The map: a base map of our own files, and above it sites and moving shipments on a canvas of our own. May import
 * shared/vocabulary, shared/roads, #ui, MapLibre, React; owns no tables, emits no events. Positions go past React:
 * a `ShipmentSource` feeds the canvas. ARCHITECTURE: MapLibre is never made to repaint by anything that moves, since
 * one repaint costs a third of a second without a graphics card.
 */
export { ShipmentMap } from './ShipmentMap.tsx';
export type {
  ShipmentChange,
  ShipmentMapHandle,
  ShipmentMapProps,
  ShipmentSource,
} from './ShipmentMap.tsx';
export { createShipmentCanvas } from './shipment-canvas.ts';
export type { MapView, ShipmentCanvas, ShipmentCanvasOptions } from './shipment-canvas.ts';
export { createBaseMap, fitNetwork, paintBaseMap, showTowns, WHOLE_NETWORK } from './base-map.ts';
export type { MovingShipment, SiteMark } from './moving-shipment.ts';
