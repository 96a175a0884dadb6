import type { WorldView } from '#engine/kernel';
import { sites } from '#operations/network';
import type { ExceptionPolicy } from '#operations/policy';
import { WINDOW_WORDS, type ClockDetail } from '#shared/protocol';
import { toMs, type BusinessHours } from '#shared/vocabulary';
import type { ExceptionState } from './exception.collection.ts';
import { nextStep } from './ladder.ts';
import { personName } from './person-name.ts';
import { policyOn } from './policy-on.ts';
import { countedMs, instantAtShare } from './sla-clock.ts';
import { windowPausingLadder } from './window-of.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What the panel shows of an exception's clock and ladder; null when it has none. */
export function clockDetail(
  world: WorldView,
  known: ExceptionState,
  nowMs: number,
): ClockDetail | null {
  const { sla, slaFrom } = known;
  if (sla === null || slaFrom === null || known.parent !== null) return null;
  const { content: policy } = policyOn(world, known);
  const endMs = known.resolvedAt === null ? nowMs : toMs(known.resolvedAt);
  const site = known.site === null ? undefined : world.get(sites, known.site);
  return {
    hoursFrom: sla.hoursFrom,
    hoursWords: sla.hours && `${hoursWords(sla.hours)}${site ? `, ${site.name}` : ''}`,
    policy: `${policy.id} v${sla.policyVersion}`,
    countedMs: countedMs(sla, endMs),
    calendarMs: Math.max(0, endMs - toMs(slaFrom)),
    pauses: sla.pauses.map(({ why, by, from, until, endedAt }) => ({
      why,
      by: personName(by),
      from,
      until,
      endedAt,
    })),
    ladder: stepsOf(policy, known),
    ladderStands: standsBecause(policy, known) ?? windowWords(world, known),
  };
}

/** The steps that were taken, then those to come, each with when it comes if nothing stops it. */
function stepsOf(policy: ExceptionPolicy, known: ExceptionState): ClockDetail['ladder'] {
  const { ladder, sla } = known;
  const next = nextStep(policy, known);
  return policy.ladder.map((rule, i) => {
    const after = `${rule.afterPercent} %`;
    const done = ladder.done.find(({ step }) => step === i + 1);
    if (done) return { step: i + 1, to: personName(done.to), after, at: done.at, isDone: true };
    const isNext = next?.step === i + 1;
    const to = isNext
      ? next.to
      : rule.to === 'duty'
        ? policy.breachEscalatesTo[known.type]
        : rule.to;
    const comes = next !== null && next.at !== null && i + 1 >= next.step;
    const at = comes && sla ? instantAtShare(sla, rule.afterPercent) : null;
    return { step: i + 1, to: personName(to), after, at, isDone: false };
  });
}

function standsBecause(policy: ExceptionPolicy, known: ExceptionState): string | null {
  if (known.status === 'resolved') return 'it is resolved';
  if (known.ladder.stoppedBy !== null) return known.ladder.stoppedBy;
  if (known.status === 'shelved' && policy.snoozePausesLadder) return 'it is snoozed';
  return known.sla?.runsFrom === null ? 'its clock is paused' : null;
}

function windowWords(world: WorldView, known: ExceptionState): string | null {
  const window = windowPausingLadder(world, known);
  return window && `${WINDOW_WORDS[window.kind].toLowerCase()} ${window.key} pauses it to its end`;
}

/** `Mon–Fri 06:00–22:00`, `Mon, Wed, Sat 22:00–06:00, but 3 days`. */
export function hoursWords({ opensAt, closesAt, workDays, holidays }: BusinessHours): string {
  const but =
    holidays.length === 0
      ? ''
      : `, but ${holidays.length} ${holidays.length === 1 ? 'holiday' : 'holidays'}`;
  return `${daysWords(workDays)} ${opensAt}–${closesAt}${but}`;
}

function daysWords(days: readonly number[]): string {
  const names = days.map((day) => WEEKDAYS[day - 1]!);
  const isRun = days.every((day, i) => i === 0 || day === days[i - 1]! + 1);
  return isRun && days.length > 2 ? `${names[0]!}–${names.at(-1)!}` : names.join(', ');
}
