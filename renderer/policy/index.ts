/**
 * Policy: what decides about exceptions, approvals and prices, as a table that is edited as a draft, held against the
 * past, and published by a second person; where a site differs, until when; and where the hub may act by itself. Imports
 * shared, #ui, #live and #work; holds no business rule. Owns no tables, reads no events: rows are live, content is asked
 * for, changes are acts.
 *
 * Places: `/policy/transfers` opens a policy, `?face=overrides` one of its faces.
 */
export * from './workspace.tsx';
