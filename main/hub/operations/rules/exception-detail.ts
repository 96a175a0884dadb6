import type { QueryContext } from '#engine/kernel';
import {
  exceptions,
  look,
  isOpen,
  type ExceptionState,
  type Evidence,
} from '#operations/exceptions';
import { positionOf, sites } from '#operations/network';
import { proposeTransfer } from '#operations/sourcing';
import type { ExceptionDetail, HistoryEntry, TransferProposal } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { entryOf } from './history-words.ts';
import { RULES } from './rules.ts';

/** More is not read at a glance; the audit trail has the rest. */
const HISTORY_SHOWN = 50;

const TITLES: Record<ExceptionState['type'], string> = {
  stockoutRisk: 'Stockout risk',
  excess: 'Excess',
  lateShipment: 'Late shipment',
  missedMilestone: 'Missed milestone',
  shortReceipt: 'Short receipt',
  orderAtRisk: 'Order at risk',
  feedSilent: 'Feed silent',
  masterDataConflict: 'Master-data conflict',
  commandUnanswered: 'Command unanswered',
};

/**
 * What the panel shows of an exception: the arithmetic as of now while it is open (as it was last told when not), what
 * can be done until when, what is folded under it, and its history.
 */
export async function exceptionDetail(
  context: QueryContext,
  { key }: { key: string },
): Promise<Result<ExceptionDetail>> {
  const { world } = context;
  const known = world.get(exceptions, key);
  if (!known) return refuse('exception.unknown', { exception: key }, 'key');
  const evidence = evidenceNow(context, known);
  const site = known.site === null ? undefined : world.get(sites, known.site);
  const children = world.by(exceptions, 'openByParent', key);
  const answer = {
    key,
    title: `${TITLES[known.type]}${site ? ` at ${site.name}` : ''}`,
    rule: `${known.rule} v${known.ruleVersion}`,
    ...evidence,
    children: children.toSorted((a, b) => b.atRiskMinor - a.atRiskMinor).map((child) => child.key),
    proposal: proposalFor(context, known),
  };
  return accept({ ...answer, history: await historyOf(context, key) });
}

function evidenceNow(context: QueryContext, known: ExceptionState): Evidence {
  const rule = RULES.find(({ type }) => type === known.type);
  if (!rule || !isOpen(known)) return known.evidence;
  const { world, now, nowMs } = context;
  const verdict = look(world, rule, known.subjectKey, { now, nowMs, backfill: false });
  return verdict.finding?.evidence ?? known.evidence;
}

/** A transfer would help a stockout, and an order that waits for one item most of all. */
function proposalFor(context: QueryContext, known: ExceptionState): TransferProposal | null {
  const position = positionFor(known);
  if (!position || !isOpen(known)) return null;
  const { site, gtin } = positionOf(position);
  const proposal = proposeTransfer(context.world, { to: site, gtin }, context);
  return proposal.ok && proposal.value.quantity > 0 ? proposal.value : null;
}

function positionFor(known: ExceptionState): string | null {
  if (known.type === 'stockoutRisk') return known.subjectKey;
  if (known.type !== 'orderAtRisk') return null;
  return known.evidence.links.find(({ kind }) => kind === 'stock')?.key ?? null;
}

/** The log's rows about it, newest first. */
async function historyOf(context: QueryContext, key: string): Promise<HistoryEntry[]> {
  const events = await context.history({ subject: key, limit: HISTORY_SHOWN });
  return events.map(entryOf).toReversed();
}
