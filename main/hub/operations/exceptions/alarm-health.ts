import type { QueryContext, WorldView } from '#engine/kernel';
import { exceptionPolicy } from '#operations/policy';
import {
  EMBEDDED_PEOPLE,
  type AlarmActor,
  type AlarmHealth,
  type AlarmRule,
  type ExceptionType,
} from '#shared/protocol';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { floodsOf } from './alarm-floods.ts';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { raisings, type Raising } from './raising.collection.ts';

const BUCKET_MS = 10 * MINUTE_MS;
/** A shift of eight hours. */
const BUCKETS = (8 * HOUR_MS) / BUCKET_MS;
/**
 * Chattering comes back again and again with nobody acting. ISA-18.2 and EEMUA 191 say three times in one minute, for
 * alarms of a process that moves in seconds; stock and trucks move in minutes, so ours is three times in ten.
 */
const CHATTERING_TIMES = 3;
/** The standard's ten: in a healthy system they are no more than a twentieth of all that comes. */
const ACTORS = 10;

/**
 * How the queue itself does, as ISA-18.2 (2016) and EEMUA 191 measure alarms: what comes in ten minutes for each
 * controller, floods, chattering, standing, shelved, and who raises most. What is folded under a cause or came with
 * history interrupts nobody and is not counted.
 */
export function alarmHealth({ world, nowMs }: QueryContext): AlarmHealth {
  const day = since(world, nowMs - DAY_MS, nowMs);
  const shiftMs = BUCKETS * BUCKET_MS;
  const perTenMinutes = Array.from({ length: BUCKETS }, () => 0);
  for (const { at } of day) {
    const bucket = BUCKETS - 1 - Math.floor((nowMs - toMs(at)) / BUCKET_MS);
    if (bucket >= 0) perTenMinutes[bucket]!++;
  }
  const timesMs = day.map(({ at }) => toMs(at));
  const floods = floodsOf(timesMs, nowMs - DAY_MS, nowMs);
  const inFloodMs = floods.reduce(
    (sum, { from, until }) => sum + (until === null ? nowMs : toMs(until)) - toMs(from),
    0,
  );
  const open = [...world.all(exceptions)].filter(
    (one) => isOpen(one) && one.parent === null && !one.heldBack,
  );
  const controllers = EMBEDDED_PEOPLE.filter(({ role }) => role === 'controller').length;
  const inShift = timesMs.filter((ms) => ms > nowMs - shiftMs).length;
  return {
    perTenMinutes,
    now: perTenMinutes[BUCKETS - 1]!,
    peak: Math.max(...perTenMinutes),
    controllers,
    averageTenths: Math.round((inShift * 10) / BUCKETS / controllers),
    raised: day.length,
    floods,
    floodPercent: Math.round((inFloodMs * 1000) / DAY_MS) / 10,
    chattering: chatteringOf(world, day),
    standing: open
      .filter(({ openedAt }) => nowMs - toMs(openedAt) > DAY_MS)
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
      .map((one) => actorOf(one, one.count)),
    shelved: open
      .filter(({ status }) => status === 'shelved')
      .toSorted((a, b) => ((a.shelvedUntil ?? '') < (b.shelvedUntil ?? '') ? -1 : 1))
      .map((one) => actorOf(one, one.count)),
    actors: actorsOf(world, day),
    rules: rulesOf(world, day, open),
  };
}

/** Raisings in a span, oldest first. */
function since(world: WorldView, sinceMs: number, nowMs: number): Raising[] {
  const days = new Set([fromMs(sinceMs).slice(0, 10), fromMs(nowMs).slice(0, 10)]);
  return [...days]
    .flatMap((date) => world.by(raisings, 'byDay', date))
    .filter(({ at }) => toMs(at) > sinceMs && toMs(at) <= nowMs)
    .toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.key < b.key) ? -1 : 1));
}

function chatteringOf(world: WorldView, day: readonly Raising[]): AlarmActor[] {
  const found: AlarmActor[] = [];
  for (const [about, times] of byAbout(day)) {
    const most = mostWithin(times.map(({ at }) => toMs(at)));
    if (most >= CHATTERING_TIMES) found.push(actorOfRaising(world, about, times.at(-1)!, most));
  }
  return found.toSorted((a, b) => b.times - a.times);
}

/** The most times in any ten minutes. */
function mostWithin(timesMs: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < timesMs.length; last++) {
    while (timesMs[last]! - timesMs[first]! >= BUCKET_MS) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function actorsOf(world: WorldView, day: readonly Raising[]): AlarmActor[] {
  return [...byAbout(day)]
    .filter(([, times]) => times.length > 1)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, ACTORS)
    .map(([about, times]) => actorOfRaising(world, about, times.at(-1)!, times.length));
}

/** Raisings of one type about one subject, whichever exceptions they were. */
function byAbout(day: readonly Raising[]): Map<string, Raising[]> {
  const found = new Map<string, Raising[]>();
  for (const raising of day) {
    const about = `${raising.type}:${raising.subjectKey}`;
    const known = found.get(about);
    if (known) known.push(raising);
    else found.set(about, [raising]);
  }
  return found;
}

function actorOfRaising(
  world: WorldView,
  about: string,
  raising: Raising,
  times: number,
): AlarmActor {
  const known = world.get(exceptions, raising.exception);
  if (known) return actorOf(known, times);
  const { exception, type, at } = raising;
  return { exception, type, subject: about, since: at, until: null, times };
}

function actorOf(known: ExceptionState, times: number): AlarmActor {
  return {
    exception: known.key,
    type: known.type,
    subject: known.subject,
    since: known.openedAt,
    until: known.shelvedUntil,
    times,
  };
}

/** What each rule raised, what came back and was counted and not raised anew, and what hysteresis alone keeps open. */
function rulesOf(
  world: WorldView,
  day: readonly Raising[],
  open: readonly ExceptionState[],
): AlarmRule[] {
  const types = new Set<ExceptionType>([
    ...day.map(({ type }) => type),
    ...open.map(({ type }) => type),
  ]);
  return [...types]
    .toSorted()
    .map((type) => {
      const raised = day.filter((raising) => raising.type === type);
      return {
        type,
        open: open.filter((one) => one.type === type).length,
        raised: raised.length,
        again: raised.filter(({ kind }) => kind === 'again').length,
        ...hysteresisOf(world, type, open),
      };
    })
    .toSorted((a, b) => b.raised - a.raised);
}

/** The debounce and hysteresis of a type by policy, and how many stand only because of it; null where it has none. */
function hysteresisOf(
  world: WorldView,
  type: ExceptionType,
  open: readonly ExceptionState[],
): Pick<AlarmRule, 'debounceMinutes' | 'keptOpen'> {
  const policy = exceptionPolicy(world).content;
  const lasts = policy.debounceMinutes[type];
  const below = (minor: number) =>
    open.filter((one) => one.type === type && one.atRiskMinor !== null && one.atRiskMinor < minor)
      .length;
  switch (type) {
    case 'stockoutRisk':
    case 'orderAtRisk':
      return { debounceMinutes: lasts, keptOpen: below(policy[type].openAtRiskMinor) };
    case 'missedMilestone':
    case 'masterDataConflict':
      return { debounceMinutes: policy[type].graceMinutes + lasts, keptOpen: null };
    case 'lateShipment':
      return { debounceMinutes: policy[type].openMinutes + lasts, keptOpen: null };
    // The others have neither: a feed's silence waits for its own cadence, and the rest are single facts.
    default:
      return { debounceMinutes: lasts, keptOpen: null };
  }
}
