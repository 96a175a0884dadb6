/** The six states that every site, position, shipment, exception and feed can show (SCREENS.md, Tokens). */
export type State = 'critical' | 'late' | 'stale' | 'watch' | 'noData' | 'ok';

/** From worst to best: a roll-up takes the first that occurs beneath it. */
export const STATES_BY_RANK: readonly State[] = [
  'critical',
  'late',
  'stale',
  'watch',
  'noData',
  'ok',
];

/** 0 is worst. For sorting: a column that sorts by state sorts by this. */
export function stateRank(state: State): number {
  return STATES_BY_RANK.indexOf(state);
}

/** The worst of some states; `ok` when there are none. */
export function worstState(states: Iterable<State>): State {
  let worst: State = 'ok';
  for (const state of states) if (stateRank(state) < stateRank(worst)) worst = state;
  return worst;
}
