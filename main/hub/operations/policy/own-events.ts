import type { PolicyBacktest, PolicyContent, PolicyName, SettingValue } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** A version of a policy came into force. */
export const POLICY_PUBLISHED = 'signalbox.hub.policy.published.v1';
/** Somebody began a draft, or wrote another content into it; what was proposed of it before counts no more. */
export const POLICY_DRAFTED = 'signalbox.hub.policy.drafted.v1';
/** The draft is thrown away. */
export const POLICY_DISCARDED = 'signalbox.hub.policy.discarded.v1';
/** Somebody asks a second person to publish the draft as it stands. */
export const POLICY_PROPOSED = 'signalbox.hub.policy.proposed.v1';
/** A draft was held against the past. */
export const POLICY_BACKTESTED = 'signalbox.hub.policy.backtested.v1';
/** Somebody wants one setting to be another at one site; it holds once a second person has confirmed it. */
export const OVERRIDE_PROPOSED = 'signalbox.hub.policy.overrideProposed.v1';
export const OVERRIDE_CONFIRMED = 'signalbox.hub.policy.overrideConfirmed.v1';
/** A person took it back, or its time had come. */
export const OVERRIDE_ENDED = 'signalbox.hub.policy.overrideEnded.v1';
/** The hub sends nothing by itself for a site any more … */
export const AUTOMATION_PAUSED = 'signalbox.hub.policy.automationPaused.v1';
/** … and may again. */
export const AUTOMATION_RESUMED = 'signalbox.hub.policy.automationResumed.v1';

export interface PolicyPublished {
  name: PolicyName;
  version: number;
  content: object;
  proposedBy?: string;
  /** The older version whose content this is again. */
  restores?: number | null;
  /** The hash of the back-test that was looked at, or why there is none. */
  backtest?: string | null;
  withoutBacktest?: string | null;
}

export interface PolicyDrafted {
  name: PolicyName;
  content: PolicyContent;
  basedOn: number;
  restores: number | null;
  revision: number;
}

export interface PolicyDiscarded {
  name: PolicyName;
}

export interface PolicyProposed {
  name: PolicyName;
  revision: number;
  withoutBacktest: string | null;
}

export interface PolicyBacktested {
  name: PolicyName;
  backtest: PolicyBacktest;
}

export interface OverrideProposed {
  override: string;
  policy: PolicyName;
  path: string;
  site: string;
  value: SettingValue;
  owner: string;
  expiresAt: Instant;
}

export interface OverrideEnded {
  override: string;
  as: 'expired' | 'ended';
}

export interface AutomationPaused {
  site: string;
  until: Instant | null;
}
