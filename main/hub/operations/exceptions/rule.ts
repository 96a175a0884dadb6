import { feedStatuses, type FeedStatus } from '#operations/network';
import { exceptionPolicy, type ExceptionPolicy, type InForce } from '#operations/policy';
import type { DecisionContext, Watch, Watcher, WorldView } from '#engine/kernel';
import type { ExceptionType } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import { nextSeverityAt, type Finding } from './finding.ts';
import { openAbout } from './find-exception.ts';
import { judge } from './judge.decide.ts';

/** What a rule may know besides the network. */
export interface RuleContext {
  nowMs: number;
  now: Instant;
  policy: InForce<ExceptionPolicy>;
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
  assess(world: WorldView, subjectKey: string, context: RuleContext): Verdict;
}

/**
 * Makes a rule the writer's: it looks again when a row that it watches changed, when its own exception or the cause of
 * it changed, when the feed that proves it fell silent or spoke, and when time alone would change its severity.
 */
export function watchRule(rule: Rule): Watcher {
  return {
    name: `exceptions.${rule.type}`,
    watches: [...rule.watches, touchedExceptions(rule.type), touchedFeeds(rule.type)],
    assess(world, subjectKey, context) {
      const verdict = look(world, rule, subjectKey, context);
      const about = { type: rule.type, rule: rule.name, subjectKey };
      return {
        decided: judge(world, about, verdict, context),
        recheckAt: earliest(verdict.recheckAt, severityChangeAt(world, verdict, context)),
      };
    },
  };
}

/** What a rule sees in a subject now. */
export function look(
  world: WorldView,
  rule: Rule,
  subjectKey: string,
  context: Pick<DecisionContext, 'now' | 'nowMs' | 'backfill'>,
): Verdict {
  return rule.assess(world, subjectKey, {
    now: context.now,
    nowMs: context.nowMs,
    backfill: context.backfill,
    policy: exceptionPolicy(world),
    // Asked by those few subjects where there is something to see.
    get standing() {
      return openAbout(world, rule.type, subjectKey) !== undefined;
    },
  });
}

function severityChangeAt(
  world: WorldView,
  { finding }: Verdict,
  { nowMs }: DecisionContext,
): Instant | null {
  return finding && nextSeverityAt(exceptionPolicy(world).content, finding.decideByAt, nowMs);
}

/** The rule's own exceptions, and those that are folded under an exception. */
function touchedExceptions(type: ExceptionType): Watch {
  const watch: Watch<ExceptionState> = {
    collection: exceptions,
    *subjects(row, world) {
      if (row.type === type) yield row.subjectKey;
      for (const child of world.by(exceptions, 'openByParent', row.key))
        if (child.type === type) yield child.subjectKey;
    },
  };
  return watch;
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

/** The earlier of two instants, null standing for never. */
export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
