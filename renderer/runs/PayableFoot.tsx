import type { RunRow } from '#shared/protocol';
import { Note } from '#ui';
import { ActDialog, DecideDialog, useRight } from '#work';
import { answers, RunFoot, type FootAct, type Pressed } from './RunFoot.tsx';
import { useRunCard } from './use-run-card.ts';

/** What it is about can change without its run's row: the answer is to what stands there. */
const LOOK_EVERY_MS = 2_000;

type PayableAct = 'ask' | 'dispute' | 'approve' | 'reject';

/** What finance can do with an invoice that is blocked for payment. */
export function PayableFoot({ row }: { row: RunRow }) {
  const { card, cannot } = useRunCard(row, LOOK_EVERY_MS);
  const acts = payableActs(row, {
    ask: useRight('payable.ask'),
    dispute: useRight('payable.dispute'),
    answer: useRight('payable.approve') ?? cannot,
  });
  return (
    <RunFoot row={row} card={card} acts={acts}>
      {(pressed) => <PayableDialog {...pressed} row={row} />}
    </RunFoot>
  );
}

/** Which acts each step of a blocked invoice knows, the next one first. */
export function payableActs(
  { step }: Pick<RunRow, 'step'>,
  cannot: Record<'ask' | 'dispute' | 'answer', string | undefined>,
): FootAct<PayableAct>[] {
  const ask = { id: 'ask', label: 'Ask to pay it', keys: 'P', unavailable: cannot.ask } as const;
  const dispute = {
    id: 'dispute',
    label: 'Dispute',
    keys: 'D',
    unavailable: cannot.dispute,
  } as const;
  switch (step) {
    case 'blocked':
      return [ask, dispute];
    case 'awaitingApproval':
      return [...answers(cannot.answer), dispute];
    case 'disputed':
      return [ask];
    case 'incident':
      return [dispute];
    default:
      return [];
  }
}

function PayableDialog({ id, seen, card, row, onClose }: Pressed<PayableAct> & { row: RunRow }) {
  const act = { invoice: row.key, seen };
  const what = <p>{`${row.key}, ${row.subject}. ${row.waitsFor}`}</p>;
  switch (id) {
    case 'ask':
      return (
        <ActDialog
          title={`Ask to pay ${row.key}`}
          verb="Ask to pay it"
          name="payable.ask"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          done={`Asked to pay ${row.key}`}
          onClose={onClose}
        >
          {what}
          <Note>Those whom policy names must agree; nobody to their own wish.</Note>
        </ActDialog>
      );
    case 'dispute':
      return (
        <ActDialog
          title={`Dispute ${row.key}`}
          verb="Dispute"
          name="payable.dispute"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          done={`Disputed ${row.key}`}
          onClose={onClose}
        >
          {what}
          <Note>It stays blocked until it is corrected, or somebody asks to pay it.</Note>
        </ActDialog>
      );
    case 'approve':
    case 'reject':
      return (
        <DecideDialog
          answered={{ kind: 'payable', key: row.key, seen, hash: card?.hash ?? '' }}
          decision={id}
          name={row.key}
          onBehalfOf={card?.onBehalfOf ?? null}
          onClose={onClose}
        >
          {what}
        </DecideDialog>
      );
  }
}
