import { useState } from 'react';
import type { OrderRow, RunRow } from '#shared/protocol';
import { useAnswer } from '#live';
import { ChoiceField, decidingTime, Note, useViewpoint } from '#ui';
import type { Viewpoint } from '#ui';
import { ActDialog, ChangedUnder, type Difference } from '#work';
import { laterPromises } from './later-promises.ts';
import { MoveFields } from './MoveFields.tsx';
import { useMoveChoice, type OrderLines } from './use-move-choice.ts';

interface CaseDialogProps {
  order: OrderRow;
  /** The case of the order while it has one. */
  run: RunRow | undefined;
  /** Why nothing can be decided on it now. */
  unavailable: string | undefined;
  onClose: () => void;
}

/** Takes an order on that can't be promised as asked, or says what becomes of it. */
export function CaseDialog({ run, ...props }: CaseDialogProps) {
  const detail = useAnswer('order.detail', { key: props.order.key });
  if (run === undefined) return <OpenDialog {...props} />;
  return detail.data === undefined ? null : (
    <WishDialog {...props} run={run} lines={detail.data.lines} />
  );
}

function OpenDialog({ order, unavailable, onClose }: Omit<CaseDialogProps, 'run'>) {
  return (
    <ActDialog
      title={`Take on ${order.key}`}
      verb="Take it on"
      name="orderCase.open"
      input={(reason) => ({ order: order.key, reason })}
      reason="needed"
      unavailable={unavailable}
      done={`Took on ${order.key}`}
      onClose={onClose}
    >
      <p>{`${order.customer}, priority ${order.priority}`}</p>
      <Note>
        It becomes a run: somebody decides what becomes of it, and its own events say when it holds.
      </Note>
    </ActDialog>
  );
}

type What = 'resource' | 'split' | 'repromise';

const WHAT: readonly { value: What; label: string; verb: string }[] = [
  {
    value: 'resource',
    label: 'Serve it from elsewhere',
    verb: 'Serve it from elsewhere',
  },
  {
    value: 'split',
    label: 'Split: some from elsewhere, the rest later',
    verb: 'Split',
  },
  { value: 'repromise', label: 'Promise a later date', verb: 'Promise a later date' },
];

const NOTHING_CHANGED: readonly Difference[] = [];

interface WishDialogProps extends Omit<CaseDialogProps, 'run'> {
  run: RunRow;
  lines: OrderLines;
}

/** Another promise for it; who must agree policy says when it is asked for. */
function WishDialog({ order, run, lines, unavailable, onClose }: WishDialogProps) {
  const view = useViewpoint();
  const [seen] = useState(run.version);
  const [what, setWhat] = useState<What>('resource');
  // Counted from when the dialog opened: a choice must not move on while the reason is typed.
  const [promises] = useState(() => laterPromises(order, view.nowMs, view.zone));
  const [commitAt, setCommitAt] = useState(promises[0]?.at ?? '');
  const choice = useMoveChoice(order.key, lines, '');
  const isLater = what !== 'resource';
  const moves = what !== 'repromise';
  return (
    <ChangedUnder
      differences={moves ? choice.changed.differences : NOTHING_CHANGED}
      onDecideAgain={choice.changed.onDecideAgain}
    >
      <ActDialog
        title={`Decide on ${order.key}`}
        verb={WHAT.find(({ value }) => value === what)!.verb}
        name="orderCase.wish"
        input={(reason) => ({
          run: order.key,
          seen,
          move: moves ? choice.input(reason) : null,
          commitAt: isLater ? commitAt : null,
          reason,
        })}
        reason="needed"
        unavailable={unavailable ?? (moves ? choice.unavailable : undefined)}
        done={`Asked for another promise of ${order.key}`}
        onClose={onClose}
      >
        <p>{run.waitsFor}</p>
        <ChoiceField
          label="What becomes of it"
          value={what}
          onChange={(value) => setWhat(value as What)}
          choices={WHAT}
        />
        {isLater ? (
          <ChoiceField
            label="Promise it for"
            value={commitAt}
            onChange={setCommitAt}
            choices={promises.map(({ at, words }) => ({
              value: at,
              label: timeWords(at, words, view),
            }))}
          />
        ) : null}
        {moves ? <MoveFields choice={choice} /> : null}
        <Note>Policy says who must agree; then the ERP is asked, one thing after the other.</Note>
      </ActDialog>
    </ChangedUnder>
  );
}

function timeWords(at: string, words: string, view: Viewpoint): string {
  return `${decidingTime(at, view)}, ${words}`;
}
