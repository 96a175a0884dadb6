import { useCallback, useMemo } from 'react';
import type { ShipmentPhase } from '#shared/protocol';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { usePlaceParam } from '#ui';
import { allOf, DUE_CHOICES, LATE_CHOICES } from './shipment-filter.ts';
import type { ShipmentFilter } from './shipment-filter.ts';

const PHASES: readonly ShipmentPhase[] = ['moving', 'planned', 'arrived'];

/**
 * The filter of shipments stands in the place, `#/shipments?phase=planned&state=late`, so that a link or coming back
 * shows the same. What a hand-written link says wrongly filters nothing.
 */
export function useShipmentFilter(): [ShipmentFilter, (filter: ShipmentFilter) => void] {
  const [phase, setPhase] = usePlaceParam('phase');
  const [state, setState] = usePlaceParam('state');
  const [to, setTo] = usePlaceParam('to');
  const [due, setDue] = usePlaceParam('due');
  const [late, setLate] = usePlaceParam('late');
  const filter = useMemo(
    (): ShipmentFilter => ({
      ...allOf(PHASES.find((one) => one === phase) ?? 'moving'),
      state: STATES_BY_RANK.find((one) => one === state) ?? null,
      to,
      due: DUE_CHOICES.find(({ value }) => value === due)?.value ?? null,
      lateOver: LATE_CHOICES.find(({ value }) => value === late)?.value ?? null,
    }),
    [phase, state, to, due, late],
  );
  const set = useCallback(
    (next: ShipmentFilter) => {
      setPhase(next.phase === 'moving' ? null : next.phase);
      setState(next.state);
      setTo(next.to);
      setDue(next.due);
      setLate(next.lateOver);
    },
    [setPhase, setState, setTo, setDue, setLate],
  );
  return [filter, set];
}
