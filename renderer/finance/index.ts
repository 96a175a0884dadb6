/**
 * Money between the entities: what both ledgers say of every transfer, as a matrix and document by document, what is open
 * in each period, and the adjustments that settle differences. Imports shared, #ui, #live and #work; holds no business
 * rule. Owns no tables, reads no events: rows are live, a document is asked for, what is done is an act. Finance's to
 * see; others see that it is, and whom to ask.
 *
 * Places: `/finance/<document>` selects a document; `period`, `cell`, `by` and `show` say what is shown.
 */
export * from './workspace.tsx';
