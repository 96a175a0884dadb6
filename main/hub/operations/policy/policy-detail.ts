import type { QueryContext, WorldView } from '#engine/kernel';
import { entities, items, sites } from '#operations/network';
import {
  settingAt,
  type PolicyContent,
  type PolicyDetail,
  type PolicyDraft,
  type PolicyName,
  type PolicyOverrideLine,
  type PolicyVersion,
  type SettingValue,
} from '#shared/protocol';
import { contentProblems } from './content-problems.ts';
import { backtestOf } from './draft.decide.ts';
import { drafts, type DraftRow } from './draft.collection.ts';
import { overridable } from './override.decide.ts';
import { overrides } from './override.collection.ts';
import { automationPausesNow } from './pause.collection.ts';
import { policies, policyVersions } from './policy.collection.ts';
import { personNamed } from './policy.view.ts';
import { whyCannotPublish } from './publish.decide.ts';
import { POLICY_KINDS, wholeInForce } from './shipped.ts';

/** Everything about a policy: what holds, what is drafted, what was, where a site differs, and what waits for whom. */
export function policyDetail(
  { world, actor }: QueryContext,
  { policy }: { policy: PolicyName },
): PolicyDetail {
  const { title, variables } = POLICY_KINDS[policy];
  const draft = world.get(drafts, policy);
  const versions = versionsOf(world, policy);
  return {
    key: policy,
    title,
    inForce: versions[0]!,
    draft: draft ? draftOf(world, draft) : null,
    versions,
    overrides: overridesOf(world, policy),
    pauses: automationPausesNow(world).map(({ by, ...pause }) => ({
      ...pause,
      by: personNamed(by),
    })),
    overridable: overridable(policy, wholeInForce(world, policy).content),
    variables: { ...variables },
    currency: currencyOf(world),
    sites: [...world.all(sites)].map(({ code }) => code).toSorted(),
    entities: [...world.all(entities)]
      .map(({ gln, name }) => ({ gln, name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    cannotPublish: draft ? whyCannotPublish(draft, actor) : null,
  };
}

/** What the network prices its items in; dollars while it has none. */
function currencyOf(world: WorldView): string {
  for (const { currency } of world.all(items)) return currency;
  return 'USD';
}

function draftOf(world: WorldView, draft: DraftRow): PolicyDraft {
  const { content, basedOn, revision, editors, changedAt, restores, withoutBacktest } = draft;
  const { proposedBy, proposedAt, reason } = draft;
  return {
    content,
    basedOn,
    revision,
    editors: editors.map((id) => ({ id, name: personNamed(id) })),
    changedAt,
    restores,
    proposal:
      proposedBy === null
        ? null
        : {
            by: proposedBy,
            byName: personNamed(proposedBy),
            at: proposedAt ?? changedAt,
            reason: reason ?? '',
          },
    problems: contentProblems(draft.name, content),
    backtest: backtestOf(world, draft),
    withoutBacktest,
  };
}

/** Newest first, down to the one that Signalbox came with. */
function versionsOf(world: WorldView, name: PolicyName): PolicyVersion[] {
  const published = world
    .by(policyVersions, 'byPolicy', name)
    .toSorted((a, b) => b.version - a.version)
    .map((row) => ({
      version: row.version,
      content: row.content as PolicyContent,
      publishedAt: row.publishedAt,
      publishedBy: personNamed(row.publishedBy),
      proposedBy: row.proposedBy === null ? null : personNamed(row.proposedBy),
      reason: row.reason,
      restores: row.restores,
      backtest: row.backtest,
      withoutBacktest: row.withoutBacktest,
    }));
  const [newest, ...older] = published;
  const whole = newest ? [{ ...newest, content: wholeInForce(world, name).content }, ...older] : [];
  if (world.get(policies, name)?.version === 1) return whole;
  const first: PolicyVersion = {
    version: 1,
    content: POLICY_KINDS[name].shipped,
    publishedAt: null,
    publishedBy: null,
    proposedBy: null,
    reason: null,
    restores: null,
    backtest: null,
    withoutBacktest: null,
  };
  return [...whole, first];
}

/** Those that hold or wait first; then what has ended, the latest first. */
function overridesOf(world: WorldView, name: PolicyName): PolicyOverrideLine[] {
  const { content } = wholeInForce(world, name);
  return world
    .by(overrides, 'byPolicy', name)
    .toSorted(
      (a, b) => (b.endedAt ?? '9').localeCompare(a.endedAt ?? '9') || a.key.localeCompare(b.key),
    )
    .map(({ key, path, site, value, reason, expiresAt, status, endedAt, ...row }) => ({
      key,
      path,
      site,
      value,
      instead: (settingAt(content, path) ?? null) as SettingValue,
      owner: personNamed(row.owner),
      reason,
      expiresAt,
      status,
      proposedBy: personNamed(row.proposedBy),
      confirmedBy: row.confirmedBy === null ? null : personNamed(row.confirmedBy),
      endedAt,
    }));
}
