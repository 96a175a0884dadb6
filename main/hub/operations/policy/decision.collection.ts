import { defineCollection, type LogEvent, type OwnEvent, type WorldDraft } from '#engine/kernel';
import type { PolicyTrace } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** Policy was asked about a subject, and decided: which version and rows, on what data, with what outcome. */
export const POLICY_DECIDED = 'signalbox.hub.policy.decided.v1';

export interface PolicyDecided {
  subject: string;
  trace: PolicyTrace;
  /** In words: "asks operations, finance", "lets it through". */
  outcome: string;
}

/** The last decision of policy about a subject. */
export interface PolicyDecision extends PolicyDecided {
  decidedAt: Instant;
}

/** The last decision about each subject; the earlier ones are in the log. */
export const policyDecisions = defineCollection<PolicyDecision>({
  name: 'policy.decision',
  key: (decision) => decision.subject,
  columns: {
    subject: { type: 'text' },
    trace: { type: 'json' },
    outcome: { type: 'text' },
    decidedAt: { type: 'instant' },
  },
});

/** The event that says what policy decided about a subject. */
export function sayDecided(data: PolicyDecided): OwnEvent<PolicyDecided> {
  return { type: POLICY_DECIDED, subject: data.subject, correlationId: data.subject, data };
}

export function foldDecided(draft: WorldDraft, event: LogEvent<PolicyDecided>): void {
  draft.put(policyDecisions, { ...event.data, decidedAt: event.receivedAt });
}
