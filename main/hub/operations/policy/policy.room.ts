import { defineRoom } from '#engine/kernel';
import { decidePause, decideResume, PAUSE_ENDS, pauseEnded } from './automation.decide.ts';
import { foldDecided, POLICY_DECIDED, policyDecisions } from './decision.collection.ts';
import { decideDiscard, decideDraft, decideEdit, decidePropose } from './draft.decide.ts';
import { backtests, drafts } from './draft.collection.ts';
import { overrides } from './override.collection.ts';
import {
  decideConfirmOverride,
  decideEndOverride,
  decideOverride,
  OVERRIDE_EXPIRES,
  overrideExpired,
} from './override.decide.ts';
import {
  foldOverrideConfirmed,
  foldOverrideEnded,
  foldOverrideProposed,
  foldPaused,
  foldResumed,
} from './override.projection.ts';
import * as own from './own-events.ts';
import { automationPauses } from './pause.collection.ts';
import { policyDetail } from './policy-detail.ts';
import { policies, policyVersions } from './policy.collection.ts';
import {
  foldBacktested,
  foldDiscarded,
  foldDrafted,
  foldProposed,
  foldPublished,
} from './policy.projection.ts';
import { policiesView } from './policy.view.ts';
import { decidePublish } from './publish.decide.ts';

/** The room of policy: versions in force, drafts on their way to one, overrides, pauses, and what was decided by them. */
export const policyRoom = defineRoom({
  name: 'policy',
  collections: [
    policies,
    policyVersions,
    drafts,
    backtests,
    overrides,
    automationPauses,
    policyDecisions,
  ],
  evolve: {
    [own.POLICY_PUBLISHED]: foldPublished,
    [own.POLICY_DRAFTED]: foldDrafted,
    [own.POLICY_DISCARDED]: foldDiscarded,
    [own.POLICY_PROPOSED]: foldProposed,
    [own.POLICY_BACKTESTED]: foldBacktested,
    [own.OVERRIDE_PROPOSED]: foldOverrideProposed,
    [own.OVERRIDE_CONFIRMED]: foldOverrideConfirmed,
    [own.OVERRIDE_ENDED]: foldOverrideEnded,
    [own.AUTOMATION_PAUSED]: foldPaused,
    [own.AUTOMATION_RESUMED]: foldResumed,
    [POLICY_DECIDED]: foldDecided,
  },
  decide: {
    'policy.draft': decideDraft,
    'policy.edit': decideEdit,
    'policy.discard': decideDiscard,
    'policy.propose': decidePropose,
    'policy.publish': decidePublish,
    'policy.override': decideOverride,
    'policy.confirmOverride': decideConfirmOverride,
    'policy.endOverride': decideEndOverride,
    'automation.pause': decidePause,
    'automation.resume': decideResume,
  },
  timers: { [OVERRIDE_EXPIRES]: overrideExpired, [PAUSE_ENDS]: pauseEnded },
  views: [policiesView],
  queries: { 'policy.detail': policyDetail },
});
