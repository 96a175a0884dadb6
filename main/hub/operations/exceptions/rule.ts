import { feedStatuses, type FeedStatus } from '#operations/network';
import {
  exceptionPolicy,
  overrides,
  policies,
  scopeInputs,
  traceOf,
  type ExceptionPolicy,
  type Override,
  type PolicyRow,
  type PolicyScope,
  type Resolved,
} from '#operations/policy';
import { windowPlace, windows, type PlannedWindow } from '#operations/windows';
import type { Decided, DecisionContext, Watch, Watcher, WorldView } from '#engine/kernel';
import type { ExceptionType, PolicyName } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { nextSeverityAt, type Finding } from './finding.ts';
import { openAbout } from './find-exception.ts';
import { debounce } from './debounce.decide.ts';
import { judge } from './judge.decide.ts';
import { policyOn } from './policy-on.ts';

/** What a rule may know besides the network. */
export interface RuleContext {
  nowMs: number;
  now: Instant;
  /** As it holds for the rule's subject: with the rows and overrides of its scope. */
  policy: Resolved<ExceptionPolicy>;
  /** Whether its exception about the subject is open: the threshold to keep one is lower than the one to open it. */
  standing: boolean;
  /** History is folded: what only people read (options, evidence) may be left out. */
  backfill: boolean;
}

export interface Verdict {
  finding: Finding | null;
  /** When time alone could change it. */
  recheckAt: Instant | null;
  /** What ended it, in words ("wms/columbus confirmed it"), where the rule can tell. */
  end?: string;
}

/** Nothing to see, and only an event can change that. */
export const CLEAR: Verdict = { finding: null, recheckAt: null };

/** A rule: rows that it watches, the subjects that they speak of, and what it sees in a subject. Pure. */
export interface Rule {
  /** `STK-04`. */
  name: string;
  type: ExceptionType;
  watches: readonly Watch[];
  /** What policy may look at of a subject: its site, item, customer, carrier. Asked once there is something to judge. */
  scope(world: WorldView, subjectKey: string): PolicyScope;
  assess(world: WorldView, subjectKey: string, context: RuleContext): Verdict;
}

/**
 * Makes a rule the writer's: it looks again when a row that it watches changed, when its own exception or the cause of
 * it changed, when the feed that proves it fell silent or spoke, when a planned window at its place begins or ends, and
 * when time alone would change its severity.
 */
export function watchRule(rule: Rule): Watcher {
  return {
    name: `exceptions.${rule.type}`,
    watches: [
      ...rule.watches,
      touchedExceptions(rule.type),
      touchedFeeds(rule.type),
      ...touchedPolicy(rule.type),
      touchedWindows(rule.type),
    ],
    assess(world, subjectKey, context) {
      const verdict = look(world, rule, subjectKey, context);
      const about = { type: rule.type, rule: rule.name, subjectKey };
      const held = debounce(world, about, verdict.finding, context);
      if ('waitsUntil' in held)
        return {
          decided: held.decided,
          recheckAt: earliest(verdict.recheckAt, held.waitsUntil),
        };
      return {
        decided: both(held.first, judge(world, about, verdict, context)),
        recheckAt: earliest(verdict.recheckAt, severityChangeAt(world, verdict, context)),
      };
    },
  };
}

function both(first: Decided | null, then: Decided | null): Decided | null {
  if (!first || !then) return first ?? then;
  return { ...then, events: [...first.events, ...then.events] };
}

/** What a rule sees in a subject now; with its evidence stands which version and rows of policy it was judged by. */
export function look(
  world: WorldView,
  rule: Rule,
  subjectKey: string,
  context: Pick<DecisionContext, 'now' | 'nowMs' | 'backfill'>,
): Verdict {
  let scope: PolicyScope | null = null;
  let policy: Resolved<ExceptionPolicy> | null = null;
  const verdict = rule.assess(world, subjectKey, {
    now: context.now,
    nowMs: context.nowMs,
    backfill: context.backfill,
    // Most subjects that are looked at have nothing to judge.
    get policy() {
      scope ??= rule.scope(world, subjectKey);
      return (policy ??= exceptionPolicy(world, scope));
    },
    // Asked by those few subjects where there is something to see.
    get standing() {
      return openAbout(world, rule.type, subjectKey) !== undefined;
    },
  });
  const { finding } = verdict;
  if (finding === null) return verdict;
  scope ??= rule.scope(world, subjectKey);
  policy ??= exceptionPolicy(world, scope);
  const decidedBy = traceOf(policy, { ...scopeInputs(world, scope) });
  const evidence = { ...finding.evidence, decidedBy, scope };
  return { ...verdict, finding: { ...finding, evidence } };
}

function severityChangeAt(
  world: WorldView,
  { finding }: Verdict,
  { nowMs }: DecisionContext,
): Instant | null {
  return finding && nextSeverityAt(policyOn(world, finding).content, finding.decideByAt, nowMs);
}

/** The rule's own exceptions, those whose cause is over or stands elsewhere now, and those that a person put there. */
function touchedExceptions(type: ExceptionType): Watch {
  const watch: Watch<ExceptionState> = {
    collection: exceptions,
    *subjects(row, world) {
      if (row.type === type) yield row.subjectKey;
      for (const child of world.by(exceptions, 'openByCause', row.key))
        if (child.type === type && isMisplaced(child, row)) yield child.subjectKey;
      for (const placed of world.by(exceptions, 'placedUnder', row.key))
        if (placed.type === type && isOpen(placed) && isMisplaced(placed, row))
          yield placed.subjectKey;
    },
  };
  return watch;
}

/** While a cause stands where it stood, whatever else changes of it moves nothing beneath it. */
function isMisplaced(child: ExceptionState, cause: ExceptionState): boolean {
  return !isOpen(cause) || child.parent !== (cause.parent ?? cause.key);
}

function touchedFeeds(type: ExceptionType): Watch {
  const watch: Watch<FeedStatus> = {
    collection: feedStatuses,
    *subjects(status, world) {
      for (const exception of world.by(exceptions, 'openBySource', status.source))
        if (exception.type === type) yield exception.subjectKey;
    },
  };
  return watch;
}

/**
 * Another version or override judges what stands open anew, at once. What it would raise is raised with the next word
 * about its subject: to look at every position of a large network would keep everybody waiting.
 */
function touchedPolicy(type: ExceptionType): Watch[] {
  const open = function* (name: PolicyName, world: WorldView): Iterable<string> {
    if (name !== 'exceptions' && name !== 'allocation') return;
    for (const exception of world.all(exceptions))
      if (exception.type === type && isOpen(exception)) yield exception.subjectKey;
  };
  return [
    {
      collection: policies,
      subjects: ({ name }, world) => open(name, world),
    } satisfies Watch<PolicyRow>,
    {
      collection: overrides,
      subjects: ({ policy }, world) => open(policy, world),
    } satisfies Watch<Override>,
  ];
}

function touchedWindows(type: ExceptionType): Watch {
  const watch: Watch<PlannedWindow> = {
    collection: windows,
    *subjects(window, world) {
      for (const exception of world.by(exceptions, 'openByPlace', windowPlace(window)))
        if (exception.type === type) yield exception.subjectKey;
    },
  };
  return watch;
}

/** The earlier of two instants, null standing for never. */
export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
