/**
 * Every stock position: as rows, or as items by sites with one measure; the projection of one beside it, and the way
 * from a shortage or an excess into a transfer. Imports shared, #ui, #live and #work; holds no business rule. Owns no
 * tables, reads no events: rows are live, the projection is asked for, a count is requested by an act.
 *
 * Places: `/stock/<gln>/<gtin>` selects a position.
 */
export * from './workspace.tsx';
