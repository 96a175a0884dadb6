import { useState } from 'react';
import type { AdjustmentView, IntercompanyDetail, IntercompanyRow } from '#shared/protocol';
import { useAnswer, useEntity, useSession } from '#live';
import { ChoiceField, exactMoney, Note } from '#ui';
import { ActDialog, DecideDialog, HubRegion, LedgerTable } from '#work';
import { whyNotProposed } from './finance-words.ts';

/** An act that waits for its confirmation. */
export type FinanceAct =
  | { id: 'propose' | 'assign'; document: string }
  | { id: 'approve' | 'reject'; document: string; adjustment: AdjustmentView };

interface FinanceDialogProps {
  act: FinanceAct;
  onClose: () => void;
}

/** The confirmation of each act; what leaves Signalbox is sent by Ctrl Enter alone. */
export function FinanceDialog({ act, onClose }: FinanceDialogProps) {
  const row = useEntity('intercompany', act.document);
  if (row === undefined) return null;
  switch (act.id) {
    case 'assign':
      return <AssignDialog row={row} onClose={onClose} />;
    case 'propose':
      return <ProposeDialog row={row} onClose={onClose} />;
    case 'approve':
    case 'reject':
      return (
        <AdjustmentDialog
          document={row.key}
          decision={act.id}
          adjustment={act.adjustment}
          onClose={onClose}
        />
      );
  }
}

interface AdjustmentDialogProps {
  document: string;
  decision: 'approve' | 'reject';
  adjustment: AdjustmentView;
  onClose: () => void;
}

function AdjustmentDialog({ document, decision, adjustment, onClose }: AdjustmentDialogProps) {
  const { key, what, books, approvals } = adjustment;
  const card = useAnswer('task.card', { subject: key }, useSession()?.person.id ?? '').data;
  return (
    <DecideDialog
      answered={{ kind: 'adjustment', key, seen: 0, hash: approvals[0]?.hash ?? '' }}
      decision={decision}
      name={`the adjustment of ${document}`}
      onBehalfOf={card?.onBehalfOf ?? null}
      onClose={onClose}
    >
      <p>{what}</p>
      {decision === 'reject' ? null : (
        <>
          <Books books={books} />
          <Note>The postings go to the ledgers at once.</Note>
        </>
      )}
    </DecideDialog>
  );
}

/** `seen` is the version that the person looked at when they pressed; what changes after it the hub refuses. */
function ProposeDialog({ row, onClose }: { row: IntercompanyRow; onClose: () => void }) {
  const [seen] = useState(row.version);
  const answer = useAnswer('intercompany.detail', { key: row.key }, seen);
  return (
    <ActDialog
      title={`Propose an adjustment of ${row.key}`}
      verb="Propose adjustment"
      name="intercompany.propose"
      input={(reason) => ({ document: row.key, seen, reason })}
      reason="needed"
      unavailable={whyNotProposed(answer)}
      done={`Proposed the adjustment of ${row.key}`}
      onClose={onClose}
    >
      <p>
        {`${exactMoney({ minor: row.unmatchedMinor, currency: row.currency })} unmatched: ${row.cause}.`}
      </p>
      <HubRegion answer={answer}>{(detail) => <Proposal detail={detail} />}</HubRegion>
    </ActDialog>
  );
}

function Proposal({ detail }: { detail: IntercompanyDetail }) {
  if (detail.proposal === null) return null;
  return (
    <>
      <p>{detail.proposal.what}</p>
      <Books books={detail.proposal.books} />
      <Note>It is booked when a second person has agreed.</Note>
    </>
  );
}

function Books({ books }: { books: AdjustmentView['books'] }) {
  return books.map((book) => <LedgerTable key={`${book.entity} ${book.period}`} book={book} />);
}

const NOBODY = '';

function AssignDialog({ row, onClose }: { row: IntercompanyRow; onClose: () => void }) {
  const session = useSession();
  const [seen] = useState(row.version);
  const [owner, setOwner] = useState(row.owner ?? session?.person.id ?? NOBODY);
  const people = session?.people ?? [];
  const name = people.find(({ id }) => id === owner)?.name ?? 'nobody';
  return (
    <ActDialog
      title={`Assign ${row.key}`}
      verb="Assign"
      name="intercompany.assign"
      input={() => ({ document: row.key, seen, owner: owner === NOBODY ? null : owner })}
      done={`Assigned ${row.key} to ${name}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Owner"
        value={owner}
        onChange={setOwner}
        choices={[
          ...people.map(({ id, name: text, title }) => ({ value: id, label: `${text}, ${title}` })),
          { value: NOBODY, label: 'Nobody' },
        ]}
      />
    </ActDialog>
  );
}
