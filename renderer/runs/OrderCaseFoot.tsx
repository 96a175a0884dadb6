import { useState } from 'react';
import type { RunRow } from '#shared/protocol';
import { ChoiceField, Note, places } from '#ui';
import { ActDialog, DecideDialog, useRight } from '#work';
import { answers, RunFoot, type FootAct, type Pressed } from './RunFoot.tsx';
import { useRunCard } from './use-run-card.ts';

type OrderCaseAct = 'approve' | 'reject' | 'hear' | 'close' | 'cancel';

/** At which steps nothing else can be done than to give it up; in triage it is closed with a note instead. */
const CANCELLABLE = new Set(['moving', 'repromising', 'retrying', 'incident']);

/** What people can do with an order that can't be promised as asked. */
export function OrderCaseFoot({ row }: { row: RunRow }) {
  const { card, cannot } = useRunCard(row);
  const acts = orderCaseActs(row, {
    wish: useRight('orderCase.wish'),
    answer: useRight('orderCase.approve') ?? cannot,
    hear: useRight('orderCase.hear'),
    close: useRight('orderCase.close'),
    cancel: useRight('orderCase.cancel'),
  });
  return (
    <RunFoot row={row} card={card} acts={acts}>
      {(pressed) =>
        pressed.id === 'wish' ? null : <OrderCaseDialog {...pressed} id={pressed.id} row={row} />
      }
    </RunFoot>
  );
}

/** Which acts each step of such an order knows; what is wanted for it is chosen beside the order. */
export function orderCaseActs(
  { key, step }: Pick<RunRow, 'key' | 'step'>,
  cannot: Record<'wish' | 'answer' | 'hear' | 'close' | 'cancel', string | undefined>,
): FootAct<OrderCaseAct | 'wish'>[] {
  const cancel = {
    id: 'cancel',
    label: 'Give it up',
    keys: 'Shift X',
    unavailable: cannot.cancel,
  } as const;
  switch (step) {
    case 'triage':
      return [
        {
          id: 'wish',
          label: 'Decide on it',
          keys: 'Enter',
          isPrimary: true,
          unavailable: cannot.wish,
          place: places.orderCase(key),
        },
        {
          id: 'close',
          label: 'Close with a note',
          keys: 'Shift C',
          unavailable: cannot.close,
        },
      ];
    case 'awaitingApproval':
      return [...answers(cannot.answer), cancel];
    case 'askingCustomer':
      return [
        {
          id: 'hear',
          label: 'Note what the customer says',
          keys: 'Y',
          isPrimary: true,
          unavailable: cannot.hear,
        },
        cancel,
      ];
    default:
      return CANCELLABLE.has(step) ? [cancel] : [];
  }
}

function OrderCaseDialog({
  id,
  seen,
  card,
  row,
  onClose,
}: Pressed<OrderCaseAct> & { row: RunRow }) {
  const run = row.key;
  const [says, setSays] = useState<'agrees' | 'declines'>('agrees');
  const what = <p>{row.subject}</p>;
  switch (id) {
    case 'approve':
    case 'reject':
      return (
        <DecideDialog
          answered={{ kind: 'orderCase', key: run, seen, hash: card?.hash ?? '' }}
          decision={id}
          name={run}
          onBehalfOf={card?.onBehalfOf ?? null}
          onClose={onClose}
        >
          {what}
        </DecideDialog>
      );
    case 'hear':
      return (
        <ActDialog
          title={`What the customer of ${run} says`}
          verb="Note it"
          name="orderCase.hear"
          input={(reason) => ({ run, seen, says, reason })}
          reason="needed"
          reasonLabel="Who said it, and how"
          done={`Noted what the customer of ${run} says`}
          onClose={onClose}
        >
          {what}
          <ChoiceField
            label="The customer"
            value={says}
            onChange={(value) => setSays(value as typeof says)}
            choices={[
              { value: 'agrees', label: 'agrees to the later date' },
              { value: 'declines', label: 'does not agree' },
            ]}
            hasFocus
          />
        </ActDialog>
      );
    case 'close':
      return (
        <ActDialog
          title={`Close ${run} with a note`}
          verb="Close"
          name="orderCase.close"
          input={(reason) => ({ run, seen, reason })}
          reason="needed"
          reasonLabel="Note: why nothing more is done here"
          done={`Closed ${run}`}
          onClose={onClose}
        >
          {what}
        </ActDialog>
      );
    case 'cancel':
      return (
        <ActDialog
          title={`Give up the new promise of ${run}`}
          verb="Give it up"
          name="orderCase.cancel"
          input={(reason) => ({ run, seen, reason })}
          reason="needed"
          done={`Gave up the new promise of ${run}`}
          onClose={onClose}
        >
          {what}
          <Note>What the ERP has done is taken back: first the date, then the pieces.</Note>
        </ActDialog>
      );
  }
}
