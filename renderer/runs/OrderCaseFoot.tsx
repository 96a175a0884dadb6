import { useState } from 'react';
import type { RunRow } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { Button, ChoiceField, goTo, Note, places } from '#ui';
import { ActDialog, DecideDialog, useRight } from '#work';
import styles from './runs.module.css';

type OrderCaseAct = 'approve' | 'reject' | 'hear' | 'close' | 'cancel';

/** At which steps it can be given up; in triage it is closed with a note instead. */
const CANCELLABLE = new Set([
  'awaitingApproval',
  'askingCustomer',
  'moving',
  'repromising',
  'retrying',
  'incident',
]);

/** What people can do with an order that can't be promised as asked. */
export function OrderCaseFoot({ row }: { row: RunRow }) {
  const [pending, setPending] = useState<{ id: OrderCaseAct; seen: number } | null>(null);
  const waits = row.step === 'awaitingApproval';
  const person = useSession()?.person.id ?? '';
  const card = useAnswer(
    'task.card',
    waits ? { subject: row.key } : null,
    `${row.version} ${person}`,
  ).data;
  const rights = {
    wish: useRight('orderCase.wish'),
    approve: useRight('orderCase.approve'),
    hear: useRight('orderCase.hear'),
    close: useRight('orderCase.close'),
    cancel: useRight('orderCase.cancel'),
  };
  const unread = card === undefined ? 'What is wanted is being read' : undefined;
  const cannot = rights.approve ?? card?.cannotDecide ?? unread;
  const open = (id: OrderCaseAct) => setPending({ id, seen: row.version });
  return (
    <footer className={styles['foot']}>
      {waits ? (
        <>
          <Button isPrimary keys="Y" unavailable={cannot} onPress={() => open('approve')}>
            Approve
          </Button>
          <Button keys="Shift Y" unavailable={cannot} onPress={() => open('reject')}>
            Reject
          </Button>
        </>
      ) : null}
      {row.step === 'triage' ? (
        <>
          <Button
            isPrimary
            keys="Enter"
            unavailable={rights.wish}
            onPress={() => goTo(places.orderCase(row.key))}
          >
            Decide on it
          </Button>
          <Button keys="Shift C" unavailable={rights.close} onPress={() => open('close')}>
            Close with a note
          </Button>
        </>
      ) : null}
      {row.step === 'askingCustomer' ? (
        <Button isPrimary keys="Y" unavailable={rights.hear} onPress={() => open('hear')}>
          Note what the customer says
        </Button>
      ) : null}
      {CANCELLABLE.has(row.step) ? (
        <Button keys="Shift X" unavailable={rights.cancel} onPress={() => open('cancel')}>
          Give it up
        </Button>
      ) : row.step === 'triage' ? null : (
        <span>Nothing to decide here now.</span>
      )}
      {pending === null ? null : (
        <OrderCaseDialog
          {...pending}
          row={row}
          hash={card?.hash ?? ''}
          onBehalfOf={card?.onBehalfOf ?? null}
          onClose={() => setPending(null)}
        />
      )}
    </footer>
  );
}

interface OrderCaseDialogProps {
  id: OrderCaseAct;
  seen: number;
  row: RunRow;
  hash: string;
  onBehalfOf: string | null;
  onClose: () => void;
}

/** The confirmation of each. */
function OrderCaseDialog({ id, seen, row, hash, onBehalfOf, onClose }: OrderCaseDialogProps) {
  const run = row.key;
  const [answered] = useState({ kind: 'orderCase' as const, key: run, seen, hash });
  const [says, setSays] = useState<'agrees' | 'declines'>('agrees');
  const what = <p>{row.subject}</p>;
  switch (id) {
    case 'approve':
    case 'reject':
      return (
        <DecideDialog
          answered={answered}
          decision={id}
          name={run}
          onBehalfOf={onBehalfOf}
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
