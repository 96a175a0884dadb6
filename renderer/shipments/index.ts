/**
 * Every truck: the grid by phase, the panel with milestones, the two ETAs kept apart and the ledger between plan and
 * estimate, and speed asked of a carrier. The map shows the same rows through this door. May import shared, #ui, #live
 * and #work; holds no business rule. Owns no tables: rows come live, the detail by request. Places:
 * `#/shipments/SHP-48190`, `#/shipments?phase=planned&state=late`.
 */
export { openShipment } from './open-shipment.ts';
export { SHIPMENT_COLUMNS } from './shipment-columns.ts';
export { allOf, filterWords, isNarrowed } from './shipment-filter.ts';
export { lateText, silentText } from './shipment-words.ts';
export { ShipmentChips } from './ShipmentChips.tsx';
export { ShipmentGridRegion } from './ShipmentGridRegion.tsx';
export { ShipmentPanel } from './ShipmentPanel.tsx';
export { useShipmentFilter } from './use-shipment-filter.ts';
export { useShipmentGrid } from './use-shipment-grid.ts';
export { useShipmentsTogether } from './use-shipments-together.tsx';
export { workspace } from './workspace.tsx';
