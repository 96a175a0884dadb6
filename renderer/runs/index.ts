/**
 * Runs of any workflow that have not ended, each on its diagram, with what can be done to it. Imports shared, #ui, #live
 * and #work; holds no business rule. Owns no tables, reads no events: rows are live, the run is asked for, acts are sent.
 *
 * Places: `/runs/INV-86001` shows the run of that number, also one that has ended.
 */
export * from './workspace.tsx';
