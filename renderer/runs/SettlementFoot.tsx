import { useState } from 'react';
import type { RunRow, StatementView } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { Button, Note } from '#ui';
import { ActDialog, DecideDialog, refusalText, StatementSheet, useRight } from '#work';
import styles from './runs.module.css';

type SettlementAct = 'approve' | 'reject' | 'cancel';

/** At which steps a settlement can still be given up. */
const CANCELLABLE = new Set([
  'awaitingApproval',
  'bookingPayer',
  'bookingPayee',
  'retrying',
  'incident',
]);

/** What finance can do with a statement between two entities. */
export function SettlementFoot({ row }: { row: RunRow }) {
  const [pending, setPending] = useState<{ id: SettlementAct; seen: number } | null>(null);
  const person = useSession()?.person.id ?? '';
  const answer = useAnswer('settlement.detail', { key: row.key }, `${row.version} ${person}`);
  const rights = {
    approve: useRight('settlement.approve'),
    cancel: useRight('settlement.cancel'),
  };
  const waits = row.step === 'awaitingApproval';
  const card = useAnswer(
    'task.card',
    waits ? { subject: row.key } : null,
    `${row.version} ${person}`,
  ).data;
  const statement = answer.data;
  const unread =
    statement !== undefined
      ? undefined
      : answer.isError
        ? refusalText(answer.error.refusal)
        : 'Its statement is being read';
  const cannot = rights.approve ?? statement?.cannotApprove ?? unread;
  const open = (id: SettlementAct) => setPending({ id, seen: row.version });
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
      {CANCELLABLE.has(row.step) ? (
        <Button keys="Shift X" unavailable={rights.cancel ?? unread} onPress={() => open('cancel')}>
          Cancel
        </Button>
      ) : (
        <span>Nothing to decide here now.</span>
      )}
      {pending === null || statement === undefined ? null : (
        <SettlementDialog
          {...pending}
          row={row}
          statement={statement}
          onBehalfOf={card?.onBehalfOf ?? null}
          onClose={() => setPending(null)}
        />
      )}
    </footer>
  );
}

interface SettlementDialogProps {
  id: SettlementAct;
  seen: number;
  row: RunRow;
  statement: StatementView;
  onBehalfOf: string | null;
  onClose: () => void;
}

/** The confirmation of each: what is agreed to is the content that is shown. */
function SettlementDialog(props: SettlementDialogProps) {
  const { id, seen, row, statement, onBehalfOf, onClose } = props;
  const run = row.key;
  const { hash, proposedBy, speaksFor, reason: why } = statement;
  const drawnUp = `Drawn up by ${proposedBy} for ${speaksFor}: “${why}”`;
  switch (id) {
    case 'approve':
    case 'reject':
      return (
        <DecideDialog
          answered={{ kind: 'settlement', key: run, seen, hash }}
          decision={id}
          name={run}
          onBehalfOf={onBehalfOf}
          onClose={onClose}
        >
          {id === 'approve' ? <StatementSheet statement={statement} /> : <p>{row.subject}</p>}
          <Note>
            {id === 'approve'
              ? drawnUp
              : `${drawnUp}. Nothing is booked; another statement can be drawn up.`}
          </Note>
        </DecideDialog>
      );
    case 'cancel':
      return (
        <ActDialog
          title={`Cancel ${run}`}
          verb="Cancel the settlement"
          name="settlement.cancel"
          input={(reason) => ({ run, seen, reason })}
          reason="needed"
          done={`Cancelled ${run}`}
          onClose={onClose}
        >
          <p>{row.subject}</p>
          <Note>What a ledger has cleared is reversed there, the last one first.</Note>
        </ActDialog>
      );
  }
}
