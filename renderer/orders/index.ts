/**
 * Sales orders: which will be late and for how much margin, what of each line is allocated, and the trace from the cause
 * to that margin. Imports shared, #ui, #live and #work; holds no business rule. Owns no tables, reads no events: rows
 * are live, lines are asked for, a priority is asked of the ERP by an act.
 *
 * Places: `/orders/<number>` selects an order.
 */
export * from './workspace.tsx';
