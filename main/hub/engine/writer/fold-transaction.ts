import type { Decision, LogEvent, World } from '#engine/kernel';
import { RECHECK, timers, watcherOf } from '#engine/runs';
import type { Done } from '#shared/protocol';
import { assert, refuse, toMs, type Instant, type Refusal, type Result } from '#shared/vocabulary';
import { Fold, foldTime, HUB, type FoldTime, type WriterState } from './fold.ts';
import { incident } from './incident.ts';
import type {
  ActInput,
  Arrival,
  DeadLetter,
  DueInput,
  FactInput,
  Input,
  Outcome,
} from './input.ts';
import { judgeAgain, type Found } from './judge-again.ts';
import { isSameAct, keptAnswer, type KeptAnswer } from './kept-answer.ts';
import type { Participant } from './participant.ts';
import { refusedAct } from './refused-act.ts';
import type { RoomIndex } from './room-index.ts';
import { assessUntilQuiet, type Dirty } from './watch.ts';

/** What a transaction is folded on. */
export interface FoldGround {
  world: World;
  rooms: RoomIndex;
  state: WriterState;
  /** World time of the transaction. */
  nowMs: number;
  /** While history is folded: the latest time folded so far, for the rules; else null. */
  backfillMs: number | null;
  /** Rows of the log under identities that came again. */
  found: Found;
  /** Answers of acts that came again. */
  answered: ReadonlyMap<string, KeptAnswer>;
  participants: readonly Participant[];
}

export interface Answered {
  input: ActInput;
  result: Result<Done>;
  /** False when the answer was read and needs no row. */
  isNew: boolean;
}

/** A transaction as it stands in memory, ready to be written. */
export interface FoldedTransaction {
  fold: Fold;
  outcomes: Outcome[];
  /** Dead letters and incidents. */
  letters: { letter: DeadLetter; receivedAt: Instant }[];
  answers: Answered[];
  /** Called after the commit: whether the fact was taken. */
  done: (() => void)[];
  backfillMs: number | null;
}

/**
 * Folds inputs one after another, then lets the rules look at what changed. An input that meets a bug in a room is
 * taken back and parked as an incident; the rest go on.
 */
export function foldTransaction(ground: FoldGround, inputs: readonly Input[]): FoldedTransaction {
  const fold = new Fold(ground.world, ground.rooms, ground.state);
  const folded: FoldedTransaction = {
    fold,
    outcomes: [],
    letters: [],
    answers: [],
    done: [],
    backfillMs: ground.backfillMs,
  };
  const live = foldTime(ground.nowMs, false);
  const start = fold.mark().journal;
  const due: Dirty = new Map();
  for (const input of inputs) {
    const mark = fold.mark();
    try {
      one(ground, folded, input, live, due);
    } catch (thrown) {
      fold.backTo(mark);
      const letter = incident(input, thrown);
      folded.letters.push({ letter, receivedAt: live.now });
      park(folded, input, letter);
    }
  }
  for (const participant of ground.participants) participant.fold?.(folded, ground.nowMs);
  const rulesTime = folded.backfillMs === null ? live : foldTime(folded.backfillMs, true);
  assessUntilQuiet(fold, ground.rooms, rulesTime, start, due, (letter) =>
    folded.letters.push({ letter, receivedAt: live.now }),
  );
  return folded;
}

function one(
  ground: FoldGround,
  folded: FoldedTransaction,
  input: Input,
  live: FoldTime,
  due: Dirty,
): void {
  switch (input.kind) {
    case 'arrival':
      return arrive(ground, folded, input, live);
    case 'unreadable':
      if (input.repeated) {
        folded.outcomes.push({ input, result: 'duplicate' });
        return;
      }
      folded.letters.push({ letter: input.letter, receivedAt: live.now });
      return park(folded, input.instead ?? input, input.letter);
    case 'act':
      return act(ground, folded, input, live);
    case 'due':
      return wake(ground, folded, input, live, due);
    case 'fact':
      return fact(ground, folded, input, live);
  }
}

function arrive(
  ground: FoldGround,
  folded: FoldedTransaction,
  input: Arrival,
  live: FoldTime,
): void {
  if (input.again) {
    const verdict = judgeAgain(input, ground.found, folded.fold.rows);
    if (verdict.is === 'duplicate') {
      folded.outcomes.push({ input, result: 'duplicate' });
      return;
    }
    if (verdict.is === 'reused') {
      folded.letters.push({ letter: verdict.letter, receivedAt: live.now });
      folded.outcomes.push({ input, result: 'deadLetter' });
      return;
    }
  }
  let time = live;
  if (input.backfill) {
    const recordedMs = toMs(input.event.recordedAt);
    time = foldTime(recordedMs, true);
    folded.backfillMs = Math.max(folded.backfillMs ?? 0, recordedMs);
  }
  folded.fold.foreign(input.event, time);
  folded.outcomes.push({ input, result: 'appended' });
}

function act(ground: FoldGround, folded: FoldedTransaction, input: ActInput, live: FoldTime): void {
  const earlier =
    ground.answered.get(input.actId) ??
    folded.answers.map(keptAnswer).find(({ actId }) => actId === input.actId);
  if (earlier) {
    const result = isSameAct(earlier, input)
      ? earlier.answer
      : refuse('act.reused', { actId: input.actId, act: earlier.name });
    if (!result.ok && result.refusal.code === 'act.reused')
      sayRefused(folded.fold, input, result.refusal, live);
    folded.answers.push({ input, result, isNew: false });
    return;
  }
  folded.answers.push({ input, result: decideAct(ground, folded.fold, input, live), isNew: true });
}

function decideAct(ground: FoldGround, fold: Fold, input: ActInput, live: FoldTime): Result<Done> {
  const mark = fold.mark();
  const decision = judged(ground, fold, input, live);
  if (!decision.ok) {
    fold.backTo(mark);
    sayRefused(fold, input, decision.refusal, live);
    return decision;
  }
  const events = fold.decided(decision.value, live, { ...input, cause: null });
  return { ok: true, value: { objects: subjectsOf(events) } };
}

function judged(ground: FoldGround, fold: Fold, input: ActInput, live: FoldTime): Decision {
  if (input.refusal) return { ok: false, refusal: input.refusal };
  const decide = ground.rooms.decide.get(input.name);
  if (!decide) return refuse('act.unknown', { name: input.name });
  const context = fold.context(live, input.actor, input.reason);
  return decide(ground.world, input.input as never, context);
}

/** A refusal is a row of the log: who wanted what, and which rule said no. */
function sayRefused(fold: Fold, input: ActInput, refusal: Refusal, live: FoldTime): void {
  const by = { actor: input.actor, reason: input.reason, cause: null };
  fold.decided({ events: [refusedAct(input, refusal)] }, live, by);
}

function wake(
  ground: FoldGround,
  folded: FoldedTransaction,
  { timer }: DueInput,
  live: FoldTime,
  due: Dirty,
): void {
  const { world, rooms } = ground;
  if (world.get(timers, timer.key)?.dueAt !== timer.dueAt) return;
  world.remove(timers, timer.key);
  if (timer.kind === RECHECK) {
    const watcher = rooms.watchers.get(watcherOf(timer));
    // A rule of an earlier version of the hub may have asked; nobody looks any more.
    if (!watcher) return;
    const subjects = due.get(watcher) ?? new Set<string>();
    due.set(watcher, subjects.add(timer.subject));
    return;
  }
  const onTimer = rooms.timers.get(timer.kind);
  assert(onTimer, `a room answers the timer ${timer.kind}`);
  const decided = onTimer(world, timer, folded.fold.context(live));
  if (decided) folded.fold.decided(decided, live, { actor: HUB, reason: null, cause: null });
}

function fact(
  ground: FoldGround,
  folded: FoldedTransaction,
  input: FactInput,
  live: FoldTime,
): void {
  const decided = input.decide(ground.world, folded.fold.context(live));
  if (decided) folded.fold.decided(decided, live, { actor: HUB, reason: null, cause: null });
  folded.done.push(() => input.done?.(true));
}

/** Keeps the counts and answers right for an input that was taken back; a timer that failed does not go off again. */
function park(folded: FoldedTransaction, input: Input, letter: DeadLetter): void {
  switch (input.kind) {
    case 'arrival':
    case 'unreadable':
      folded.outcomes.push({ input, result: 'deadLetter' });
      return;
    case 'act': {
      const result = refuse('hub.incident', { act: input.name, what: letter.reason });
      folded.answers.push({ input, result, isNew: true });
      return;
    }
    case 'due':
      folded.fold.world.remove(timers, input.timer.key);
      return;
    case 'fact':
      folded.done.push(() => input.done?.(false));
      return;
  }
}

/** The objects that events are about, each once, in order: what an act answers. */
function subjectsOf(events: readonly LogEvent[]): string[] {
  return [...new Set(events.map((event) => event.subject).filter((subject) => subject !== null))];
}
