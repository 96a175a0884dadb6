import { useState } from 'react';
import type { PolicyDetail, PolicyDraft } from '#shared/protocol';
import { Note, TextField } from '#ui';
import { ActDialog } from '#work';
import { changeWords } from './backtest-words.ts';
import { DiffTable } from './DiffTable.tsx';
import { settingName } from './setting-words.ts';

interface PublishDialogProps {
  detail: PolicyDetail;
  draft: PolicyDraft;
  onClose: () => void;
}

/** The diff, and what is next: its author proposes it, a second person publishes it. */
export function PublishDialog({ detail, draft, onClose }: PublishDialogProps) {
  return draft.proposal === null ? (
    <ProposeDialog detail={detail} draft={draft} onClose={onClose} />
  ) : (
    <SecondPersonDialog detail={detail} draft={draft} onClose={onClose} />
  );
}

function ProposeDialog({ detail, draft, onClose }: PublishDialogProps) {
  const [without, setWithout] = useState('');
  const needsWhy = draft.backtest === null;
  return (
    <ActDialog
      title={`Propose ${detail.title.toLowerCase()} version ${detail.inForce.version + 1}`}
      verb="Propose"
      name="policy.propose"
      input={(reason) => ({
        policy: detail.key,
        seen: draft.revision,
        reason,
        ...(needsWhy && { withoutBacktest: without.trim() }),
      })}
      reason="needed"
      reasonLabel="Why it shall change"
      unavailable={whyNotProposed(draft, without)}
      done={`Proposed: ${detail.title.toLowerCase()} version ${detail.inForce.version + 1}`}
      onClose={onClose}
    >
      <Changes detail={detail} draft={draft} />
      {needsWhy ? (
        <TextField
          label="Why without a back-test"
          value={without}
          onChange={setWithout}
          hint="The draft was not held against the past as it stands. Close, and press B to do that."
        />
      ) : null}
      <Note>A second person, who wrote nothing of it, publishes it.</Note>
    </ActDialog>
  );
}

/** Why a draft cannot be proposed as it stands, in the words of its table. */
export function whyNotProposed(
  { problems: [problem], backtest }: Pick<PolicyDraft, 'problems' | 'backtest'>,
  whyWithout: string,
): string | undefined {
  if (problem !== undefined) return `${settingName(problem.path)} ${problem.problem}`;
  return backtest === null && whyWithout.trim() === ''
    ? 'Needs a back-test, or why it goes without'
    : undefined;
}

function SecondPersonDialog({ detail, draft, onClose }: PublishDialogProps) {
  const { proposal } = draft;
  return (
    <ActDialog
      title={`Publish ${detail.title.toLowerCase()} version ${detail.inForce.version + 1}`}
      verb="Publish"
      name="policy.publish"
      input={() => ({ policy: detail.key, seen: draft.revision })}
      unavailable={detail.cannotPublish ?? undefined}
      done={`Published: ${detail.title.toLowerCase()} version ${detail.inForce.version + 1}`}
      onClose={onClose}
    >
      <p>{`${proposal?.byName ?? 'Somebody'} proposes it: “${proposal?.reason ?? ''}”.`}</p>
      <Changes detail={detail} draft={draft} />
      {detail.cannotPublish === null ? null : <Note>{detail.cannotPublish}</Note>}
      <Note>
        From then on it decides. Open exceptions are judged by it at once, what it would raise with
        the next word about it.
      </Note>
    </ActDialog>
  );
}

function Changes({ detail, draft }: Pick<PublishDialogProps, 'detail' | 'draft'>) {
  return (
    <>
      <DiffTable before={detail.inForce.content} after={draft.content} currency={detail.currency} />
      <Note>
        {draft.backtest !== null
          ? `Over ${draft.backtest.days} days: ${changeWords(draft.backtest.result)}.`
          : draft.withoutBacktest === null
            ? 'It was not held against the past.'
            : `It was not held against the past: “${draft.withoutBacktest}”.`}
      </Note>
    </>
  );
}
