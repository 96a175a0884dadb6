import type { QueryContext, WorldView } from '#engine/kernel';
import {
  clockDetail,
  exceptions,
  look,
  isOpen,
  moneyOrder,
  type ExceptionState,
  type Evidence,
  type Link,
} from '#operations/exceptions';
import { positionOf, sites } from '#operations/network';
import { proposeTransfer } from '#operations/sourcing';
import { transferHistory, transfers } from '#operations/transfers';
import {
  EXCEPTION_WORDS,
  type ExceptionDetail,
  type HistoryEntry,
  type TransferProposal,
} from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { entryOf } from './history-words.ts';
import { RULES } from './rules.ts';

/** More is not read at a glance; the audit trail has the rest. */
const HISTORY_SHOWN = 50;

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
    title: `${EXCEPTION_WORDS[known.type]}${site ? ` at ${site.name}` : ''}`,
    rule: `${known.rule} v${known.ruleVersion}`,
    ...evidence,
    clock: clockDetail(world, known, context.nowMs),
    links: [...transferLinks(world, known), ...followedLink(known), ...evidence.links],
    children: children.toSorted(moneyOrder).map((child) => child.key),
    proposal: proposalFor(context, known),
  };
  return accept({ ...answer, history: await historyOf(context, known) });
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

/** What was said of it, and every hand-off of the transfers that it led to, by time. */
async function historyOf(context: QueryContext, known: ExceptionState): Promise<HistoryEntry[]> {
  const events = await context.history({ subject: known.key, limit: HISTORY_SHOWN });
  // What was merged into it is told with it.
  for (const { key } of context.world.by(exceptions, 'byMergedInto', known.key))
    events.push(...(await context.history({ subject: key, limit: HISTORY_SHOWN })));
  const site = known.site === null ? undefined : context.world.get(sites, known.site);
  const entries = events.map((event) => entryOf(event, site?.zone ?? 'UTC'));
  for (const transfer of transfersOf(context.world, known))
    entries.push(...(await transferHistory(context, transfer)));
  return entries.toSorted((a, b) => a.seq - b.seq);
}

/** Transfers that were asked for because of it, or that it is about. */
function transfersOf(world: WorldView, known: ExceptionState): string[] {
  const asked = world.by(transfers, 'byException', known.key).map((transfer) => transfer.number);
  if (known.subjectKind === 'transfer' && world.get(transfers, known.subjectKey))
    asked.push(known.subjectKey);
  return asked;
}

/** The cause that was over when it came. */
function followedLink({ follows }: ExceptionState): Link[] {
  return follows === null
    ? []
    : [{ kind: 'exception', key: follows, label: `After ${follows}, which is over` }];
}

function transferLinks(world: WorldView, known: ExceptionState): Link[] {
  return world
    .by(transfers, 'byException', known.key)
    .map(({ number }) => ({ kind: 'transfer', key: number, label: number }));
}
