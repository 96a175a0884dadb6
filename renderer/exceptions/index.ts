/**
 * The queue: what needs a person, worst consequence first. May import shared, #ui, #live and #work; holds no business
 * rule. Its workspace is found by `workspace.tsx`; the frame asks here what counts as critical.
 */
export { standsCritical } from './queue-views.ts';
