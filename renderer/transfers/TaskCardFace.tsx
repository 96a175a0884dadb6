import { useState } from 'react';
import { TASK_KINDS, type TaskCard, type TaskRow } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { Button, exactMoney } from '#ui';
import { DecideDialog, HubRegion, useRight, type Answered } from '#work';
import { TaskCardView } from './TaskCardView.tsx';
import styles from './card.module.css';

interface TaskCardFaceProps {
  row: TaskRow;
  /** After this person approved or rejected it. */
  onDecided: () => void;
}

/** What waits for an answer and is no transfer, live; Y and Shift Y give it. */
export function TaskCardFace({ row, onDecided }: TaskCardFaceProps) {
  const person = useSession()?.person.id ?? '';
  const answer = useAnswer(
    'task.card',
    { subject: row.subject },
    `${row.decision} ${row.status} ${row.openedAt} ${row.asOf.receivedAt} ${person}`,
    row.status === 'done' ? null : LOOK_EVERY_MS,
  );
  return (
    <HubRegion answer={answer}>
      {(card) => (
        <TaskCardView
          card={card}
          foot={<TaskFoot card={card} isDone={row.status === 'done'} onDecided={onDecided} />}
        />
      )}
    </HubRegion>
  );
}

/** What it is about can change without its task's row: an open card looks at this pace, as a transfer's does. */
const LOOK_EVERY_MS = 2_000;

interface TaskFootProps {
  card: TaskCard;
  isDone: boolean;
  onDecided: () => void;
}

/** Approve or reject; each is confirmed, since it leaves Signalbox. */
export function TaskFoot({ card, isDone, onDecided }: TaskFootProps) {
  const [pending, setPending] = useState<{
    decision: 'approve' | 'reject';
    answered: Answered;
  } | null>(null);
  const right = useRight(TASK_KINDS[card.kind].approve);
  const unavailable = right ?? card.cannotDecide ?? undefined;
  const press = (decision: 'approve' | 'reject') => setPending({ decision, answered: card });
  return (
    <footer className={styles['foot']}>
      {isDone ? (
        <span>Nothing to decide here now.</span>
      ) : (
        <>
          <Button isPrimary keys="Y" unavailable={unavailable} onPress={() => press('approve')}>
            Approve
          </Button>
          <Button keys="Shift Y" unavailable={unavailable} onPress={() => press('reject')}>
            Reject
          </Button>
        </>
      )}
      {/* One that is open stays when somebody else decides: the hub says so in it. */}
      {pending === null ? null : (
        <DecideDialog
          {...pending}
          name={card.key}
          onBehalfOf={card.onBehalfOf}
          onDone={onDecided}
          onClose={() => setPending(null)}
        >
          <p>{sentence(card)}</p>
        </DecideDialog>
      )}
    </footer>
  );
}

function sentence({ title, account, books, currency }: TaskCard): string {
  const off = account?.lines.find(({ total }) => total);
  if (off) return `${title}: ${exactMoney({ minor: off.value, currency })} off what was agreed.`;
  const booked = books.map(
    ({ entityName, totalMinor, currency: own }) =>
      `${entityName} books ${exactMoney({ minor: totalMinor, currency: own })}`,
  );
  return booked.length === 0 ? `${title}.` : `${title}: ${booked.join(', ')}.`;
}
