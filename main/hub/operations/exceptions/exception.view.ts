import { feedStatuses, silentSince, sites, sourceAsOf, type FeedStatus } from '#operations/network';
import type { View, Watch, WorldView } from '#engine/kernel';
import { holdsBack, type ExceptionRow, type SlaRow } from '#shared/protocol';
import { windowPlace, windows, type PlannedWindow } from '#operations/windows';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { personName } from './person-name.ts';
import { moneyUnder } from './roll-up.ts';
import { windowOf } from './window-of.ts';

/** The queue: what is open, with what was resolved since yesterday. While history is folded it is empty. */
export const exceptionsView: View<ExceptionRow> = {
  name: 'exceptions',
  watches: [
    {
      collection: exceptions,
      subjects: ({ key, parent }) => (parent === null ? [key] : [key, parent]),
    } satisfies Watch<ExceptionState>,
    {
      collection: feedStatuses,
      subjects: ({ source }, world) =>
        world.by(exceptions, 'openBySource', source).map(({ key }) => key),
    } satisfies Watch<FeedStatus>,
    {
      collection: windows,
      subjects: (window, world) =>
        world.by(exceptions, 'openByPlace', windowPlace(window)).map(({ key }) => key),
    } satisfies Watch<PlannedWindow>,
  ],
  *keys(world) {
    for (const exception of world.all(exceptions)) if (isShown(exception)) yield exception.key;
  },
  project(world, key) {
    const exception = world.get(exceptions, key);
    return exception && isShown(exception) ? exceptionRow(world, exception) : null;
  },
};

function isShown(exception: ExceptionState): boolean {
  return !exception.heldBack && !exception.filed;
}

function exceptionRow(world: WorldView, exception: ExceptionState): ExceptionRow {
  const { key, site, owner, provenBy } = exception;
  return {
    key,
    type: exception.type,
    state: exception.state,
    subject: exception.subject,
    subjectKind: exception.subjectKind,
    subjectKey: exception.subjectKey,
    site,
    siteCode: (site && world.get(sites, site)?.code) ?? '',
    atRiskMinor: exception.atRiskMinor,
    atRiskIsBound: exception.atRiskIsBound,
    currency: exception.currency,
    orders: exception.orders,
    decideByAt: exception.decideByAt,
    openedAt: exception.openedAt,
    slaFrom: exception.slaFrom,
    slaDueAt: exception.parent === null ? exception.slaDueAt : null,
    sla: slaRow(exception),
    owner,
    ownerName: owner && personName(owner),
    status: exception.status,
    shelvedUntil: exception.shelvedUntil,
    shelfWakes: exception.shelfWakes,
    resolvedAt: exception.resolvedAt,
    escalatedTo: exception.escalatedTo,
    breached: exception.breached,
    parent: exception.parent,
    foldedBy: exception.foldedBy,
    held: holdsBack(exception.foldedBy),
    togetherMinor: moneyUnder(world, exception).minor,
    planned: windowOf(world, exception)?.key ?? null,
    follows: exception.follows,
    folded: world.by(exceptions, 'openByParent', key).length,
    count: exception.count,
    lastRaisedAt: exception.lastRaisedAt,
    unverifiedSince: isOpen(exception) && provenBy ? silentSince(world, provenBy) : null,
    version: exception.version,
    asOf: sourceAsOf(world, exception.source, exception.occurredAt, exception.receivedAt),
  };
}

/** Under a cause it has no clock: one begins anew when it stands apart. */
function slaRow({ sla, parent }: ExceptionState): SlaRow | null {
  if (sla === null || parent !== null) return null;
  const { minutes, hours, countedMs, runsFrom, nearingAt, pauses } = sla;
  const standing = pauses.findLast(({ endedAt }) => endedAt === null);
  const paused = standing ? { why: standing.why, until: standing.until } : null;
  return { minutes, hours, countedMs, runsFrom, nearingAt, paused };
}
