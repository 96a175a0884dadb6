import type { LogEvent, WorldDraft } from '#engine/kernel';
import type {
  PlanAsked,
  PlanCompared,
  PlanFailed,
  PlanFound,
  PlanLineAccepted,
  PlanRefined,
} from './own-events.ts';
import type { PlanContent } from './plan-content.ts';
import { planContents, plans, type Plan } from './plan.collection.ts';

export function foldAsked(draft: WorldDraft, event: LogEvent<PlanAsked>): void {
  const { plan: number, ...asked } = event.data;
  const { source, occurredAt, receivedAt } = event;
  draft.put(plans, {
    number,
    ...asked,
    status: 'asked',
    askedAt: receivedAt,
    askedBy: event.actor ?? 'hub',
    inputsAt: null,
    lines: 0,
    trucks: 0,
    needs: 0,
    served: 0,
    costMinor: 0,
    lossBeforeMinor: 0,
    lossAfterMinor: 0,
    tooEarlyMinor: 0,
    boundMinor: null,
    currency: 'USD',
    accepted: {},
    alternatives: [],
    lifted: {},
    trouble: null,
    version: 1,
    source,
    occurredAt,
    receivedAt,
  });
}

/** Also of a plan that was abandoned meanwhile: what was found is not thrown away, and nothing goes on by itself. */
export function foldFound(draft: WorldDraft, event: LogEvent<PlanFound>): void {
  const { plan, content } = event.data;
  change(draft, event, plan, (known) => ({
    ...known,
    ...summary(content),
    status: known.status === 'asked' ? 'refining' : known.status,
  }));
  putContent(draft, plan, content);
}

export function foldRefined(draft: WorldDraft, event: LogEvent<PlanRefined>): void {
  const { plan, content } = event.data;
  change(
    draft,
    event,
    plan,
    (known) => ({
      ...known,
      ...(content === null ? {} : summary(content)),
      status: known.status === 'abandoned' ? known.status : 'done',
    }),
    content === null ? 0 : 1,
  );
  if (content !== null) putContent(draft, plan, content);
}

export function foldCompared(draft: WorldDraft, event: LogEvent<PlanCompared>): void {
  const { plan, alternatives, lifted } = event.data;
  change(draft, event, plan, (known) => ({ ...known, alternatives, lifted }), 0);
}

export function foldFailed(draft: WorldDraft, event: LogEvent<PlanFailed>): void {
  const { plan, why } = event.data;
  change(draft, event, plan, (known) => ({ ...known, status: 'failed', trouble: why }));
}

export function foldAbandoned(draft: WorldDraft, event: LogEvent<{ plan: string }>): void {
  change(draft, event, event.data.plan, (known) => ({ ...known, status: 'abandoned' }));
}

export function foldLineAccepted(draft: WorldDraft, event: LogEvent<PlanLineAccepted>): void {
  const { plan, line, transfer } = event.data;
  change(
    draft,
    event,
    plan,
    (known) => ({
      ...known,
      accepted: { ...known.accepted, [line]: transfer },
    }),
    0,
  );
}

/** A version more where the lines themselves changed: an act on a line that a person did not see is refused. */
function change(
  draft: WorldDraft,
  event: LogEvent,
  number: string,
  apply: (known: Plan) => Plan,
  versions: 0 | 1 = 1,
): void {
  const known = draft.get(plans, number);
  if (!known) return;
  const { source, occurredAt, receivedAt } = event;
  const version = known.version + versions;
  draft.put(plans, { ...apply(known), version, source, occurredAt, receivedAt });
}

function putContent(draft: WorldDraft, plan: string, content: PlanContent): void {
  if (draft.get(plans, plan)) draft.put(planContents, { plan, content });
}

function summary(content: PlanContent) {
  return {
    inputsAt: content.inputsAt,
    lines: content.lines.length,
    trucks: content.lanes.reduce((sum, { trucks }) => sum + trucks, 0),
    needs: content.needs,
    served: content.served,
    costMinor: content.costMinor,
    lossBeforeMinor: content.lossBeforeMinor,
    lossAfterMinor: content.lossMinor,
    tooEarlyMinor: content.tooEarlyMinor,
    boundMinor: content.boundMinor,
    currency: content.currency,
  };
}
