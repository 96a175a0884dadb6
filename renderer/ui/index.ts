/**
 * The shared parts of every workspace: tokens, state shapes, formats, keys, grid, panels, export. May import
 * shared/vocabulary, React, AG Grid, lucide-react, zustand and write-excel-file; knows no hub, no socket and no
 * business object. Owns no tables, reads and emits no events.
 */
export * from './css-variables.ts';
export * from './format/duration.ts';
export * from './format/instant.ts';
export * from './format/money.ts';
export * from './format/numbers.ts';
export * from './format/quantity.ts';
export * from './grid/column-kinds.ts';
export * from './grid/column.ts';
export * from './grid/entity-source.ts';
export * from './grid/grid-model.ts';
export type { SortLevel } from './grid/grid-order.ts';
export * from './grid/LiveGrid.tsx';
export * from './grid/use-grid.ts';
export * from './keys/key-names.ts';
export * from './keys/keymap.ts';
export * from './keys/use-keys.ts';
export * from './state-canvas.ts';
export * from './state-shapes.ts';
export * from './StateMark.tsx';
export * from './tokens.ts';
export * from './viewpoint.ts';
