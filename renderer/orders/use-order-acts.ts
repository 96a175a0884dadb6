import { useState } from 'react';
import type { OrderRow, RunRow } from '#shared/protocol';
import { useEntity } from '#live';
import { goTo, places, useKeys, usePlaceParam } from '#ui';
import { useRight } from '#work';

/** What can be done with an order. */
export interface OrderAct {
  /** Why it cannot be done. */
  unavailable: string | undefined;
  run: () => void;
}

/** What people can do with the order that is chosen, by button and by key, and which dialog of it is open. */
export interface OrderActs {
  row: OrderRow | undefined;
  /** Its case, when it has one. */
  case: RunRow | undefined;
  reprioritise: OrderAct;
  move: OrderAct;
  /** Takes it on, decides on it, or opens the case that is under way. */
  decide: OrderAct & { words: string };
  /** The order whose priority is being changed: it stays that one whatever is chosen meanwhile. */
  changing: OrderRow | null;
  /** Which line is opened first; null while the dialog is shut. */
  moving: string | null;
  isDeciding: boolean;
  close: () => void;
}

/** The acts of the chosen order; move and case stand in the place, so that a link opens them. */
export function useOrderActs(order: string | null): OrderActs {
  const [changing, setChanging] = useState<OrderRow | null>(null);
  const [moving, setMoving] = usePlaceParam('move');
  const [deciding, setDeciding] = usePlaceParam('case');
  const row = useEntity('orders', order);
  const found = useEntity('runs', order);
  const run = found?.workflow === 'orderCase' ? found : undefined;
  const isUnderWay = run !== undefined && run.step !== 'triage';
  const why = row === undefined ? 'Choose an order' : notOpen(row);
  const reprioritise = {
    unavailable: useRight('order.reprioritise') ?? why,
    run: () => setChanging(row ?? null),
  };
  const move = {
    unavailable: useRight('order.moveReservation') ?? why,
    run: () => setMoving('line'),
  };
  const mayDecide = useRight(run === undefined ? 'orderCase.open' : 'orderCase.wish');
  const decide = {
    words: caseWords(run),
    // A case that is under way is only opened.
    unavailable: isUnderWay ? undefined : (mayDecide ?? why),
    run: () => (isUnderWay ? goTo(places.run(run.key)) : setDeciding('open')),
  };
  useKeys('orders', [
    { keys: 'P', does: 're-prioritise', isHint: true, ...reprioritise },
    { keys: 'M', does: 'move a reservation', isHint: true, ...move },
    {
      keys: 'C',
      does: decide.words,
      isHint: true,
      unavailable: decide.unavailable,
      run: decide.run,
    },
  ]);
  const close = () => {
    setChanging(null);
    if (moving !== null) setMoving(null);
    if (deciding !== null) setDeciding(null);
  };
  const isDeciding = deciding !== null;
  return { row, case: run, reprioritise, move, decide, changing, moving, isDeciding, close };
}

/** What the key of a case does, by where that is. */
export function caseWords(run: Pick<RunRow, 'step'> | undefined): string {
  if (run === undefined) return 'take on its shortage';
  return run.step === 'triage' ? 'decide on its case' : 'open its case';
}

/** Why nothing can be done with an order as it stands. */
export function notOpen(row: Pick<OrderRow, 'ediOnly' | 'status'>): string | undefined {
  if (row.ediOnly) return 'It is not in the ERP yet';
  return row.status === 'open' ? undefined : `It is ${row.status}`;
}
