/**
 * Plans of which stock to move where: what was asked for, the lines over lanes with their computation, other ways beside
 * them, inputs to change and solve again, and the accepting of lines as transfers. Imports shared, #ui, #live and #work;
 * holds no business rule. Owns no tables, reads no events: rows are live, a plan is asked for, acts are sent.
 *
 * Places: `/plans/PLN-12` is a plan, `?face=options` one of its faces.
 */
export * from './workspace.tsx';
