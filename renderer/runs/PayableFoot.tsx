import { useState } from 'react';
import type { ActName, RunRow, TaskCard } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { Button, Note } from '#ui';
import { ActDialog, DecideDialog, missingRight } from '#work';
import styles from './runs.module.css';

/** What it is about can change without its run's row: the answer is to what stands there. */
const LOOK_EVERY_MS = 2_000;

type PayableAct = 'ask' | 'dispute' | 'approve' | 'reject';

const LABELS: Record<PayableAct, string> = {
  ask: 'Ask to pay it',
  dispute: 'Dispute',
  approve: 'Approve',
  reject: 'Reject',
};

const KEYS = { ask: 'P', dispute: 'D', approve: 'Y', reject: 'Shift Y' } as const;

const ACTS: Record<PayableAct, ActName> = {
  ask: 'payable.ask',
  dispute: 'payable.dispute',
  approve: 'payable.approve',
  reject: 'payable.reject',
};

/** Which acts each step of a blocked invoice knows, the next one first. */
const BY_STEP: Record<string, readonly PayableAct[]> = {
  blocked: ['ask', 'dispute'],
  awaitingApproval: ['approve', 'reject', 'dispute'],
  disputed: ['ask'],
  incident: ['dispute'],
};

/** What finance can do with an invoice that is blocked for payment. */
export function PayableFoot({ row }: { row: RunRow }) {
  const session = useSession();
  const [pending, setPending] = useState<Pending | null>(null);
  const acts = BY_STEP[row.step] ?? [];
  const isAsked = row.step === 'awaitingApproval';
  const person = session?.person.id ?? '';
  const card = useAnswer(
    'task.card',
    isAsked ? { subject: row.key } : null,
    `${row.version} ${person}`,
    LOOK_EVERY_MS,
  ).data;
  const right = (id: PayableAct) =>
    session === null ? 'Not signed in' : missingRight(session, ACTS[id]);
  return (
    <footer className={styles['foot']}>
      {acts.map((id) => (
        <Button
          key={id}
          keys={KEYS[id]}
          isPrimary={id === 'approve'}
          unavailable={right(id) ?? (isAnswer(id) ? whyNot(card) : undefined)}
          onPress={() => setPending({ id, seen: row.version, card })}
        >
          {LABELS[id]}
        </Button>
      ))}
      {acts.length === 0 ? <span>Nothing to decide here now.</span> : null}
      {pending === null ? null : (
        <PayableDialog {...pending} row={row} onClose={() => setPending(null)} />
      )}
    </footer>
  );
}

/** An act as somebody pressed it, on what they had seen. */
interface Pending {
  id: PayableAct;
  seen: number;
  card: TaskCard | undefined;
}

function isAnswer(id: PayableAct): boolean {
  return id === 'approve' || id === 'reject';
}

function whyNot(card: TaskCard | undefined): string | undefined {
  return card === undefined ? 'Not loaded yet' : (card.cannotDecide ?? undefined);
}

interface PayableDialogProps extends Pending {
  row: RunRow;
  onClose: () => void;
}

/** The confirmation of each: it leaves Signalbox, so Ctrl Enter sends it. */
function PayableDialog({ id, seen, card, row, onClose }: PayableDialogProps) {
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
