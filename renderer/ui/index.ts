/**
 * The shared parts of every workspace: tokens, state shapes, formats, keys, grid, panels, export. May import
 * shared/vocabulary, React, AG Grid, lucide-react, zustand and write-excel-file; knows no hub, no socket and no
 * business object. Owns no tables, reads and emits no events.
 */
export * from './controls/Button.tsx';
export * from './controls/Chip.tsx';
export * from './controls/Field.tsx';
export * from './controls/KeyCaps.tsx';
export * from './controls/Menu.tsx';
export * from './controls/Pill.tsx';
export * from './controls/Splitter.tsx';
export * from './controls/Tabs.tsx';
export * from './controls/Toolbar.tsx';
export * from './css-variables.ts';
export * from './dialogs/Dialog.tsx';
export * from './dialogs/ToastRegion.tsx';
export * from './dialogs/toasts.ts';
export * from './format/duration.ts';
export * from './format/instant.ts';
export * from './format/money.ts';
export * from './format/numbers.ts';
export * from './format/quantity.ts';
export { zoneName } from './format/zoned-time.ts';
export type { GalleryGroup } from './gallery-group.ts';
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
export * from './layout/panel-state.ts';
export * from './layout/SideList.tsx';
export * from './layout/WorkspaceLayout.tsx';
export * from './panel/ContextPanel.tsx';
export * from './panel/DecideByClock.tsx';
export * from './panel/Facts.tsx';
export * from './panel/Marks.tsx';
export * from './panel/StaleValue.tsx';
export * from './panel/StepsTrack.tsx';
export * from './regions/Band.tsx';
export * from './regions/RegionStates.tsx';
export * from './state-canvas.ts';
export * from './state-shapes.ts';
export * from './StateMark.tsx';
export * from './status.ts';
export * from './theme.ts';
export * from './tokens.ts';
export * from './viewpoint.ts';
export * from './workspace/command-text.ts';
export * from './workspace/commands.ts';
export * from './workspace/place.ts';
export * from './workspace/workspace.ts';
