import type { Evolve, LogEvent, WorldDraft } from '#engine/kernel';
import { titleOf } from '#engine/runs';
import { APPROVAL_GIVEN, type ApprovalGiven } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import {
  RUN_MOVED_ON,
  RUN_PAUSED,
  RUN_RESUMED,
  type RunMovedOn,
  type RunPaused,
  type RunResumed,
} from '#operations/interventions';
import type { CaseFacts, CaseKind, StepTaken } from './case-kind.ts';
import { noted, type CaseRow } from './case-row.ts';

/** How the rows of a workflow follow its moves and what persons do to its runs, by event type. */
export function evolveCases<Row extends CaseRow, Facts extends CaseFacts>({
  collection,
  steppedType,
}: Pick<CaseKind<Row, Facts>, 'collection' | 'steppedType'>): Record<string, unknown> {
  const change = (draft: WorldDraft, run: string, apply: (known: Row) => Row): void => {
    const known = draft.get(collection, run);
    if (known) draft.put(collection, apply(known));
  };

  function stepped(draft: WorldDraft, { data, receivedAt, actor }: LogEvent<StepTaken>): void {
    change(draft, data.run, (known) => {
      const next: Row = {
        ...known,
        step: data.to,
        snapshot: data.snapshot,
        trouble: data.trouble,
        cancelledBy: data.on === 'cancel' ? (actor ?? 'hub') : known.cancelledBy,
        endedAt: data.isEnd ? receivedAt : null,
      };
      return data.to === known.step ? next : noted(next, `it is ${titleOf(data.to).toLowerCase()}`);
    });
  }

  return {
    [steppedType]: stepped,
    [APPROVAL_GIVEN]: (draft: WorldDraft, { data, actor }: LogEvent<ApprovalGiven>) =>
      change(draft, data.subject, (known) =>
        noted(known, `${personName(actor)} ${data.decision} it`),
      ),
    [RUN_PAUSED]: (draft: WorldDraft, { data, actor }: LogEvent<RunPaused>) =>
      change(draft, data.run, (known) => noted(known, `${personName(actor)} paused it`)),
    [RUN_RESUMED]: (draft: WorldDraft, { data, actor }: LogEvent<RunResumed>) =>
      change(draft, data.run, (known) => noted(known, `${personName(actor)} let it go on`)),
    [RUN_MOVED_ON]: (draft: WorldDraft, { data, actor }: LogEvent<RunMovedOn>) =>
      change(draft, data.run, (known) => ({
        ...noted(known, `${personName(actor)} moved it on`),
        waived: [...known.waived, ...data.parts.map(({ part }) => part)],
      })),
  } satisfies Record<string, Evolve>;
}
