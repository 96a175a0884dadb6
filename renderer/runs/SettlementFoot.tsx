import type { RunRow, StatementView } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { Note } from '#ui';
import { ActDialog, DecideDialog, refusalText, StatementSheet, useRight } from '#work';
import { answers, RunFoot, type FootAct, type Pressed } from './RunFoot.tsx';
import { useRunCard } from './use-run-card.ts';

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
  const person = useSession()?.person.id ?? '';
  const { data: statement, error } = useAnswer(
    'settlement.detail',
    { key: row.key },
    `${row.version} ${person}`,
  );
  const { card } = useRunCard(row);
  const unread = error === null ? 'Its statement is being read' : refusalText(error.refusal);
  const cannot = statement === undefined ? unread : undefined;
  const acts = settlementActs(row, {
    answer: useRight('settlement.approve') ?? statement?.cannotApprove ?? cannot,
    cancel: useRight('settlement.cancel') ?? cannot,
  });
  return (
    <RunFoot row={row} card={card} acts={acts}>
      {(pressed) =>
        statement === undefined ? null : (
          <SettlementDialog {...pressed} row={row} statement={statement} />
        )
      }
    </RunFoot>
  );
}

/** Which acts each step of a settlement knows. */
export function settlementActs(
  { step }: Pick<RunRow, 'step'>,
  cannot: Record<'answer' | 'cancel', string | undefined>,
): FootAct<SettlementAct>[] {
  const cancel = {
    id: 'cancel',
    label: 'Cancel',
    keys: 'Shift X',
    unavailable: cannot.cancel,
  } as const;
  return [
    ...(step === 'awaitingApproval' ? answers(cannot.answer) : []),
    ...(CANCELLABLE.has(step) ? [cancel] : []),
  ];
}

interface SettlementDialogProps extends Pressed<SettlementAct> {
  row: RunRow;
  statement: StatementView;
}

/** The confirmation of each: what is agreed to is the content that is shown. */
function SettlementDialog(props: SettlementDialogProps) {
  const { id, seen, card, row, statement, onClose } = props;
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
          onBehalfOf={card?.onBehalfOf ?? null}
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
