import type { LogEvent, QueryContext, WorldView } from '#engine/kernel';
import { historyEntry, openAbout } from '#operations/exceptions';
import { freightMinor, items, lanes, positionKey, sites } from '#operations/network';
import { scopeInputs } from '#operations/policy';
import type {
  HistoryEntry,
  PlanDetail,
  PlanLaneView,
  PlanLineDetail,
  PlanLineView,
  PlanShortView,
  PolicyTrace,
} from '#shared/protocol';
import { accept, refuse, wholeMoney, type Result } from '#shared/vocabulary';
import { askedTransfers } from './asked-transfers.ts';
import type { Balance } from './balance.ts';
import { editWords } from './edit-words.ts';
import { lineDrift } from './line-drift.ts';
import type { PlanFound, PlanLineAccepted, PlanRefined } from './own-events.ts';
import {
  moneyArithmetic,
  needArithmetic,
  objectiveArithmetic,
  supplyArithmetic,
} from './plan-arithmetic.ts';
import type { PlanContent, PlannedLane, PlannedLine, PlannedShort } from './plan-content.ts';
import { planContents, plans, type Plan } from './plan.collection.ts';
import { lineServes } from './line-serves.ts';
import { searchOf } from './plan-search.ts';
import { sharedTruck } from './shared-truck.ts';
import { planRow } from './plan.view.ts';

/** Found, refined, compared, and a line accepted for each transfer. */
const HISTORY_SHOWN = 100;

/** A plan with its lines, its lanes, what stays short, and what has changed since for each line. */
export async function planDetail(
  context: QueryContext,
  { key }: { key: string },
): Promise<Result<PlanDetail>> {
  const { world } = context;
  const plan = world.get(plans, key);
  if (!plan) return refuse('plan.unknown', { plan: key }, 'key');
  const content = world.get(planContents, key)?.content ?? null;
  const before = plan.basedOn === null ? undefined : world.get(plans, plan.basedOn);
  const answer = {
    key,
    row: planRow(world, plan),
    inputsHash: content?.inputsHash ?? null,
    policy: content?.policy ?? plan.policy,
    gapWantedBasisPoints: searchOf(plan.scope).gap * 10_000,
    sizes: content?.sizes ?? null,
    edits: [...plan.edits],
    editWords: plan.edits.map((edit) => editWords(world, edit)),
    exceptions: [...plan.exceptions],
    lines: content ? lineViews(context, plan, content) : [],
    lanes: content?.lanes.map((lane) => laneView(world, content, lane)) ?? [],
    short: content?.short.map((short) => shortView(world, plan, short)) ?? [],
    shortNotListed: content?.shortNotListed ?? 0,
    alternatives: [...plan.alternatives],
    objective: content && objectiveArithmetic(content),
    before: before ? planRow(world, before) : null,
  };
  const events = await context.history({ correlationId: key, limit: HISTORY_SHOWN });
  return accept({ ...answer, history: events.map(entryOf) });
}

/** The computation behind one line, as of when the plan took its inputs. */
export function planLine(
  { world, nowMs }: QueryContext,
  { plan: number, line: key }: { plan: string; line: string },
): Result<PlanLineDetail> {
  const content = world.get(planContents, number)?.content;
  if (!content) return refuse('plan.unknown', { plan: number }, 'plan');
  const line = content.lines.find((one) => one.key === key);
  const item = line && world.get(items, line.gtin);
  const [from, to] = [world.get(sites, line?.from ?? ''), world.get(sites, line?.to ?? '')];
  if (!line || !item || !from || !to)
    return refuse('plan.lineUnknown', { plan: number, line: key }, 'line');
  const at = (site: string) =>
    content.balances.find((one) => one.site === site && one.gtin === line.gtin)!;
  const [source, need] = [at(line.from), at(line.to)];
  return accept({
    key,
    need: needArithmetic(to, item, need),
    excess: supplyArithmetic(from, item, source),
    money: moneyArithmetic(
      line,
      need,
      sharedTruck((gtin) => world.get(items, gtin), content, line),
    ),
    serves: lineServes(world, line, nowMs),
    binding: line.binding,
    rejected: [...line.rejected],
    judgedBy: { need: tracesOf(world, need), source: tracesOf(world, source) },
    inputs: {
      needQuantity: need.need,
      protectQuantity: source.protectedKeep,
      trucks: content.lanes.find(({ laneId }) => laneId === line.laneId)?.mostTrucks ?? 0,
      abcClass: item.abcClass,
      serviceLevelBasisPoints: need.serviceLevelBasisPoints,
    },
  });
}

function lineViews(
  { world, nowMs }: QueryContext,
  plan: Plan,
  content: PlanContent,
): PlanLineView[] {
  const asked = askedTransfers(world);
  return content.lines.map((line) => {
    const transfer = plan.accepted[line.key] ?? null;
    const changed = transfer === null ? lineDrift(world, content, line, nowMs, asked) : null;
    return { ...lineView(world, content, line), transfer, changed };
  });
}

function lineView(world: WorldView, content: PlanContent, line: PlannedLine) {
  const item = world.get(items, line.gtin);
  const lane = world.get(lanes, line.laneId);
  const need = content.balances.find(({ site, gtin }) => site === line.to && gtin === line.gtin);
  const planned = content.lanes.find(({ laneId }) => laneId === line.laneId);
  const truck = sharedTruck((gtin) => world.get(items, gtin), content, line);
  return {
    key: line.key,
    laneId: line.laneId,
    from: line.from,
    fromCode: codeOf(world, line.from),
    to: line.to,
    toCode: codeOf(world, line.to),
    gtin: line.gtin,
    sku: item?.sku ?? line.gtin,
    description: item?.description ?? '',
    unit: item?.unit ?? ('EA' as const),
    quantity: line.quantity,
    needQuantity: need?.need ?? line.quantity,
    truckShareMinor: line.truckShareMinor,
    trucks: truck.trucks,
    trucksMinor: truck.costMinor,
    ridesWith: truck.others,
    addsMinor: truck.addsMinor,
    freightMinor: line.freightMinor,
    aloneMinor: lane && item ? freightMinor(lane, item.weightGrams * line.quantity) : 0,
    protectsMinor: line.protectsMinor,
    arrivesAt: planned?.arrivesAt ?? line.neededBy,
    transit: planned?.transit ?? 'P90',
    exception: openAbout(world, 'stockoutRisk', positionKey(line.to, line.gtin))?.key ?? null,
  };
}

/** What decided about a position of a plan: versions, rows and overrides, on its site and item. */
function tracesOf(world: WorldView, { judgedBy, site, gtin }: Balance): PolicyTrace[] {
  const inputs = { ...scopeInputs(world, { site, gtin }) };
  return judgedBy.map(({ policy, rows, overrides, failed }) => ({
    policy,
    rows: [...rows],
    overrides: [...overrides],
    failed: [...failed],
    inputs,
  }));
}

function laneView(world: WorldView, content: PlanContent, lane: PlannedLane): PlanLaneView {
  const own = content.lines.filter(({ laneId }) => laneId === lane.laneId);
  const sum = (of: (line: PlannedLine) => number) =>
    own.reduce((total, line) => total + of(line), 0);
  return {
    laneId: lane.laneId,
    fromCode: codeOf(world, lane.from),
    toCode: codeOf(world, lane.to),
    carrier: lane.carrier,
    trucks: lane.trucks,
    mostTrucks: lane.mostTrucks,
    units: lane.units,
    weightPercent: Math.round(lane.weightShare * 100),
    volumePercent: Math.round(lane.volumeShare * 100),
    truckCostMinor: sum(({ truckShareMinor }) => truckShareMinor),
    freightMinor: sum((line) => line.freightMinor),
    protectsMinor: sum(({ protectsMinor }) => protectsMinor),
    arrivesAt: lane.arrivesAt,
  };
}

function shortView(world: WorldView, plan: Plan, short: PlannedShort): PlanShortView {
  const item = world.get(items, short.gtin);
  return {
    key: positionKey(short.site, short.gtin),
    site: short.site,
    siteCode: codeOf(world, short.site),
    gtin: short.gtin,
    sku: item?.sku ?? short.gtin,
    unit: item?.unit ?? 'EA',
    wanted: short.wanted,
    short: short.short,
    lossMinor: short.lossMinor,
    binding: short.binding,
    liftedSavesMinor: plan.lifted[positionKey(short.site, short.gtin)] ?? null,
  };
}

function codeOf(world: WorldView, site: string): string {
  return world.get(sites, site)?.code ?? site;
}

function entryOf(event: LogEvent): HistoryEntry {
  return historyEntry(event, wordsOf(event));
}

function wordsOf(event: LogEvent): string {
  switch (event.type.split('.').at(-2)) {
    case 'asked':
      return 'Asked for';
    case 'found':
      return `Found: ${moneyWords((event.data as PlanFound).content)}`;
    case 'refined': {
      const { content, ended } = event.data as PlanRefined;
      const why = {
        gap: 'as near to the best as asked',
        time: 'time is over',
        restart: 'Signalbox was started again',
        failed: 'the solver broke, the plan found before stays',
      }[ended];
      return content ? `Refined: ${moneyWords(content)}; ${why}` : `Search ended: ${why}`;
    }
    case 'compared':
      return 'Compared with other ways';
    case 'failed':
      return 'No plan';
    case 'abandoned':
      return 'Abandoned';
    case 'lineAccepted':
      return `Accepted: ${(event.data as PlanLineAccepted).transfer}`;
    case undefined:
    default:
      return event.type;
  }
}

function moneyWords({ costMinor, lossMinor, currency, lines }: PlanContent): string {
  const cost = wholeMoney({ minor: costMinor, currency });
  const loss = wholeMoney({ minor: lossMinor, currency });
  return `${lines.length === 1 ? '1 line' : `${lines.length} lines`}, ${cost} freight, ${loss} still lost`;
}
