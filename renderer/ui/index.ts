/**
 * The shared parts of every workspace: tokens, state shapes, formats, keys, grid, panels, export. May import
 * shared/vocabulary, React, AG Grid, lucide-react, zustand and write-excel-file; knows no hub, no socket and no
 * business object. Owns no tables, reads and emits no events.
 */
export * from './css-variables.ts';
export * from './state-canvas.ts';
export * from './state-shapes.ts';
export * from './StateMark.tsx';
export * from './tokens.ts';
