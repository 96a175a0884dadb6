import type { View, Watch, WorldView } from '#engine/kernel';
import { windows } from '#operations/windows';
import { EMBEDDED_PEOPLE, POLICY_NAMES, type PolicyLine, type PolicyName } from '#shared/protocol';
import type { Instant, State } from '#shared/vocabulary';
import { backtests, drafts, type BacktestRow, type DraftRow } from './draft.collection.ts';
import { overrides, type Override } from './override.collection.ts';
import { automationPauses, automationPausesNow } from './pause.collection.ts';
import { policies, type PolicyRow } from './policy.collection.ts';
import { POLICY_KINDS, wholeInForce } from './shipped.ts';

const own = ({ name }: { name: PolicyName }): PolicyName[] => [name];

const watches: readonly Watch[] = [
  { collection: policies, subjects: own } satisfies Watch<PolicyRow>,
  { collection: drafts, subjects: own } satisfies Watch<DraftRow>,
  { collection: backtests, subjects: own } satisfies Watch<BacktestRow>,
  { collection: overrides, subjects: ({ policy }) => [policy] } satisfies Watch<Override>,
  { collection: automationPauses, subjects: () => POLICY_NAMES } satisfies Watch<never>,
  { collection: windows, subjects: () => POLICY_NAMES } satisfies Watch<never>,
];

/** The policies as the list shows them; whatever changes in one moves its row, and with it its detail. */
export const policiesView: View<PolicyLine> = {
  name: 'policies',
  watches,
  keys: () => POLICY_NAMES,
  project(world, key) {
    const name = POLICY_NAMES.find((one) => one === key);
    return name === undefined ? null : policyLine(world, name);
  },
};

/** Nothing is published before the year of this software; the as-of of what it comes with. */
const SHIPPED_AT: Instant = '2026-01-01T00:00:00.000Z';

function policyLine(world: WorldView, name: PolicyName): PolicyLine {
  const { title, scope, owner } = POLICY_KINDS[name];
  const { version, content } = wholeInForce(world, name);
  const row = world.get(policies, name);
  const draft = world.get(drafts, name);
  const alive = world.by(overrides, 'byPolicy', name);
  const inForce = alive.filter(({ status }) => status === 'inForce').length;
  const proposed = alive.filter(({ status }) => status === 'proposed').length;
  const at = row?.publishedAt ?? SHIPPED_AT;
  return {
    key: name,
    name: `${content.id} v${version}`,
    title,
    state: stateOf(draft, proposed),
    version,
    scope,
    owner,
    overrides: inForce,
    proposedOverrides: proposed,
    changedAt: row?.publishedAt ?? null,
    changedBy: row ? personNamed(row.publishedBy) : null,
    draft: draft
      ? {
          revision: draft.revision,
          changedBy: personNamed(draft.changedBy),
          proposedBy: draft.proposedBy === null ? null : personNamed(draft.proposedBy),
        }
      : null,
    revision: revisionOf(world, name, draft, alive),
    asOf: { source: 'hub', occurredAt: at, receivedAt: at, cadenceMs: null },
  };
}

/** Something of it waits for a second person. */
function stateOf(draft: DraftRow | undefined, proposedOverrides: number): State {
  return (draft && draft.proposedBy !== null) || proposedOverrides > 0 ? 'watch' : 'ok';
}

/** Differs whenever anything that the detail shows does. */
function revisionOf(
  world: WorldView,
  name: PolicyName,
  draft: DraftRow | undefined,
  ofIt: readonly Override[],
): number {
  const text = [
    world.get(policies, name)?.version,
    draft?.changedAt,
    draft?.revision,
    draft?.proposedAt,
    world.get(backtests, name)?.inputsHash,
    ...ofIt.map(({ key, status }) => key + status),
    ...automationPausesNow(world).map(({ site, since, window }) => site + since + window),
  ].join('|');
  let hash = 0;
  // FNV-like: equal texts have equal numbers, and that two others collide costs one late look.
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return hash;
}

/** What people call who did it. */
export function personNamed(id: string): string {
  if (id === 'hub') return 'Signalbox';
  return EMBEDDED_PEOPLE.find((person) => person.id === id)?.name ?? id;
}
