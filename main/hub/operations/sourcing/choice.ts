import type { WorldView } from '#engine/kernel';
import type { ItemMaster } from '#operations/network';
import type { Gln, Instant } from '#shared/vocabulary';
import { needAt, type Need } from './need.ts';
import { costOf, inPacks, lastCall, sourcesFor, type Source, type Way } from './way.ts';

/** A way with what it would bring, for how much, and until when. */
export interface Option {
  way: Way;
  /** Whole case packs, never more than is free. */
  quantity: number;
  costMinor: number;
  /** Until when it can be chosen; null when it is too late for the date already. */
  until: Instant | null;
}

/** What can be done about a need. */
export interface Choice {
  need: Need;
  /** The date that is aimed at: the first that anything still makes; else the first of all. */
  needBy: Instant;
  /** The whole need in whole case packs. */
  wanted: number;
  sources: readonly Source[];
  /** All ways with stock that is known, the best first (see {@link isBetter}). */
  options: readonly Option[];
  /** Those still in time that bring the most, dearer ones only where they last longer: what waiting costs. */
  steps: readonly Option[];
}

/** What a person fixed, where she did. */
export interface Fixed {
  from?: Gln | undefined;
  quantity?: number | undefined;
}

/** Weighs all ways to bring an item to a site. */
export function choose(
  world: WorldView,
  to: Gln,
  item: ItemMaster,
  nowMs: number,
  now: Instant,
  fixed: Fixed = {},
): Choice {
  const need = needAt(world, to, item.gtin, nowMs);
  const sources = sourcesFor(world, to, item, nowMs).filter(
    ({ site }) => fixed.from === undefined || site.gln === fixed.from,
  );
  const wanted = inPacks(fixed.quantity ?? need.quantity, item.casePack);
  // What a person names stands, though nobody knows how much there is: she is asked why when she acts.
  const usable = sources.filter(
    ({ freeInPacks, silentSince }) =>
      freeInPacks > 0 && (silentSince === null || fixed.from !== undefined),
  );
  const ways = usable.flatMap(({ ways: all, freeInPacks }) =>
    all
      .filter((way) => way.arrivesAt !== null)
      .map((way) => ({ way, quantity: Math.min(wanted, freeInPacks) })),
  );
  const needBy = need.dates.find((date) => ways.some(({ way }) => isInTime(way, date, now)));
  const options = ways
    .map(({ way, quantity }) => ({
      way,
      quantity,
      costMinor: costOf(way, item, quantity),
      until: needBy && isInTime(way, needBy, now) ? lastCall(way, needBy) : null,
    }))
    .toSorted((a, b) => (isBetter(a, b) ? -1 : 1));
  return {
    need,
    needBy: needBy ?? need.dates[0]!,
    wanted,
    sources,
    options,
    steps: stepsOf(options),
  };
}

/**
 * The instant to decide by: until then the cheapest way that brings the most that can come in time is still open, by the
 * latest of its ways at that cost. Null when no way makes it.
 */
export function decideBy(choice: Choice): Instant | null {
  return choice.steps[0]?.until ?? null;
}

/** What waiting past it costs: the next option − this one, minor units; the loss when there is no next. */
export function waitingCost(choice: Choice): number | null {
  const [first, second] = choice.steps;
  if (!first) return null;
  return second ? second.costMinor - first.costMinor : choice.need.uncovered.marginMinor;
}

/** In time before too late; much before little; cheap before dear; late last call before early; then by name. */
export function isBetter(a: Option, b: Option): boolean {
  if ((a.until === null) !== (b.until === null)) return a.until !== null;
  if (a.quantity !== b.quantity) return a.quantity > b.quantity;
  if (a.costMinor !== b.costMinor) return a.costMinor < b.costMinor;
  if (a.until !== b.until) return (a.until ?? '') > (b.until ?? '');
  if (a.way.arrivesAt !== b.way.arrivesAt) return a.way.arrivesAt! < b.way.arrivesAt!;
  return a.way.lane.laneId < b.way.lane.laneId;
}

/** What goes out decided now is there by the date in nine of ten cases. */
function isInTime(way: Way, date: Instant, now: Instant): boolean {
  const until = lastCall(way, date);
  return until !== null && until >= now;
}

/** Of the options in time those that bring as much as any, the cheapest first, each next one only if it lasts longer. */
function stepsOf(options: readonly Option[]): Option[] {
  const steps: Option[] = [];
  for (const option of options) {
    if (option.until === null || option.quantity < options[0]!.quantity) break;
    const last = steps.at(-1);
    if (!last || option.until > last.until!) steps.push(option);
  }
  return steps;
}
