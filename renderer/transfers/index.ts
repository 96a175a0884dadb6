/**
 * Moving stock between sites: the list of open transfers, the card on which one is decided and followed, the form of a
 * new one, and all of them as a grid. Imports shared, #ui, #live and #work; holds no business rule. Owns no tables,
 * reads no events: rows are live, the card is asked for, acts are sent.
 *
 * Places: `/transfers/TRF-2026-0648` is a card, `/transfers/new?…` the form (`places.newTransfer` of #ui fills it),
 * `/transfers/all` the grid, `/transfers/tasks` what waits for a decision.
 */
export * from './workspace.tsx';
