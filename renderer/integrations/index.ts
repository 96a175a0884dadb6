/**
 * The health of the feeds: what each says, owes and loses, the dead letters and their mending, faults of the simulator
 * on request. The frame shows the same health through this door. May import shared, #ui, #live and #work; holds no
 * business rule. Owns no tables: feeds come live, detail and letters by request. Places: `#/integrations/wms/dallas`.
 */
export { feedState, feedWord, silentForMs } from './feed-state.ts';
export { workspace } from './workspace.tsx';
