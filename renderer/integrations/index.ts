/**
 * The health of the feeds, in words and states that the frame shows too. May import shared, #ui, #live and #work; holds
 * no business rule. Its workspace is found by `workspace.tsx`.
 */
export * from './feed-state.ts';
