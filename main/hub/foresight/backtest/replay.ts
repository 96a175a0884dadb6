import {
  isOwn,
  World,
  type Change,
  type Collection,
  type Evolve,
  type LogEvent,
  type Room,
} from '#engine/kernel';
import { indexRooms } from '#engine/writer';
import { exceptions, exceptionsRoom, isOpen, type ExceptionState } from '#operations/exceptions';
import { overrides, policies, policyRoom, type Override } from '#operations/policy';
import { rulesRoom } from '#operations/rules';
import type { PolicyName } from '#shared/protocol';
import { fromMs, MINUTE_MS, toMs } from '#shared/vocabulary';
import { actOfThen } from './acts-of-then.ts';
import { Cases } from './cases.ts';
import { Side, type SideRooms } from './side.ts';

/** Versions of the policies that one side is judged by, from the first moment to the last. */
export type Versions = Readonly<Record<PolicyName, { version: number; content: object }>>;

export interface ReplayPlan {
  before: Versions;
  after: Versions;
  /** In force when the back-test began, on both sides. */
  overrides: readonly Override[];
  /** From when on rules look; what lies before is only folded. */
  fromMs: number;
}

/**
 * Rules look at what changed once in so long. The live hub looks at each transaction, and sees the same but for what came
 * and went within a quarter of an hour, which nobody could have acted on; a third of this takes twice the time.
 */
const SLICE_MS = 15 * MINUTE_MS;

const EXCEPTION_KEY = /^EX-\d+$/;
/** What people did to exceptions and ended or owned them by, without their clocks: it counts on both sides as it was said. */
const HEEDED: ReadonlySet<string> = new Set(
  ['acknowledged', 'assigned', 'resolved'].map((verb) => `signalbox.hub.exception.${verb}.v1`),
);
const OPENED = 'signalbox.hub.exception.opened.v1';

/**
 * Reads the log once and keeps two courses of it: facts are folded as they were, exceptions are judged anew by the live
 * rules, once under the versions in force and once under the draft.
 */
export class Replay {
  readonly base: World;
  readonly before: { side: Side; cases: Cases };
  readonly after: { side: Side; cases: Cases };
  /** Events that rules looked at. */
  events = 0;
  readonly #evolve: ReadonlyMap<string, readonly Evolve[]>;
  readonly #sideEvolve: ReadonlyMap<string, readonly Evolve[]>;
  readonly #facts: readonly Collection<object>[];
  readonly #fromMs: number;
  /** Which subject an exception of the log is about: each side has numbers of its own. */
  readonly #about = new Map<string, string>();
  /** Done to what a side has not raised yet: rules look at the end of a slice, and people were faster. */
  #early: { side: Side; event: LogEvent }[] = [];
  #nowMs = 0;
  #sliceEndMs: number | null = null;
  /** Whether the window has opened, and rules have not looked yet. */
  #opens = false;

  constructor(rooms: readonly Room[], plan: ReplayPlan) {
    const own = [policyRoom, exceptionsRoom];
    this.#evolve = indexRooms(rooms.filter((room) => !own.includes(room))).evolve;
    const sideRooms: SideRooms = {
      // Nobody reacts: what followed from a fact of the past is a fact of the past itself.
      index: indexRooms([
        { ...exceptionsRoom, react: {} },
        { ...rulesRoom, queries: {} },
      ]),
      collections: own.flatMap((room) => room.collections),
    };
    this.#sideEvolve = sideRooms.index.evolve;
    const collections = rooms.flatMap<Collection<never>>((room) => room.collections);
    this.#facts = collections as unknown as Collection<object>[];
    this.base = new World(collections);
    this.before = makeSide(this.base, sideRooms, plan.before, plan.overrides);
    this.after = makeSide(this.base, sideRooms, plan.after, plan.overrides);
    this.#fromMs = plan.fromMs;
  }

  /** The next events of the log, in its order. */
  take(events: readonly LogEvent[]): void {
    for (const event of events) {
      // The feeds drive the time: the hub's own words of its start are of today, and stand before the history that it
      // read then. A feed whose history is told later than what others lived through does not turn time back.
      if (!isOwn(event)) this.#nowMs = Math.max(this.#nowMs, toMs(event.receivedAt));
      this.#turn();
      this.#fold(event);
    }
  }

  /** Lets the time go on to the end of the window. */
  finish(untilMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, untilMs);
    this.#settle(this.#nowMs);
  }

  #turn(): void {
    if (this.#nowMs < this.#fromMs) {
      this.base.commit();
      return;
    }
    const endMs = Math.floor(this.#nowMs / SLICE_MS + 1) * SLICE_MS;
    if (this.#sliceEndMs === null) this.#begin();
    else if (endMs > this.#sliceEndMs) {
      this.#settle(this.#sliceEndMs);
      // Clocks that ran out in a quiet time did so before anybody knew of what comes now.
      if (endMs - SLICE_MS > this.#sliceEndMs) this.#settle(endMs - SLICE_MS);
    }
    this.#sliceEndMs = endMs;
    this.events++;
  }

  /** The window opens on a network that is there already: every row of it is news to the rules. */
  #begin(): void {
    this.base.commit();
    this.#opens = true;
  }

  #settle(atMs: number): void {
    const changes = this.base.commit();
    for (const { side } of [this.before, this.after])
      side.settle(this.#opens ? this.#news(changes) : changes, atMs);
    this.#opens = false;
    const early = this.#early;
    this.#early = [];
    for (const { side, event } of early) this.#doOn(side, event, atMs);
  }

  /** Every row that rules watch, as if it had just come, one after the other: of a large network they are a million. */
  *#news(changes: readonly Change[]): Generator<Change> {
    const watched = new Set(
      rulesRoom.watchers?.flatMap(({ watches }) =>
        watches.map(({ collection }) => collection.name),
      ),
    );
    for (const collection of this.#facts) {
      if (!watched.has(collection.name)) continue;
      for (const row of this.base.all(collection))
        yield { collection, key: collection.key(row), before: undefined, after: row, seq: null };
    }
    yield* changes;
  }

  #fold(event: LogEvent): void {
    if (this.#sideEvolve.has(event.type)) this.#foldAct(event);
    for (const evolve of this.#evolve.get(event.type) ?? [])
      evolve(this.base, event as LogEvent<never>);
  }

  /** What a rule or clock of then said is said anew; what a person did is done on both sides, where there is one to do it to. */
  #foldAct(event: LogEvent): void {
    if (!isOwn(event)) return;
    const { subject, type, data } = event;
    if (subject === null || !EXCEPTION_KEY.test(subject)) {
      if (event.actor !== null && event.actor !== 'hub')
        for (const { side } of [this.before, this.after]) side.hear(event);
      return;
    }
    if (type === OPENED) {
      const opened = data as { type: string; subjectKey: string };
      this.#about.set(subject, `${opened.type}:${opened.subjectKey}`);
    }
    if (event.actor === 'hub' || event.actor === null) return;
    if (!HEEDED.has(type) && actOfThen(event) === null) return;
    for (const { side } of [this.before, this.after])
      if (!this.#doOn(side, event, this.#nowMs)) this.#early.push({ side, event });
  }

  /** Does on a side what a person did to an exception of the log; false where the side has none that it could be. */
  #doOn(side: Side, event: LogEvent, atMs: number): boolean {
    const act = actOfThen(event);
    const known = this.#onSide(side, event.subject, act?.isOver === true);
    if (!known) return false;
    if (act === null) {
      side.hear({ ...event, subject: known.key });
      return true;
    }
    const under = act.under === undefined ? undefined : this.#onSide(side, act.under, false);
    if (act.under !== undefined && !under) return false;
    const on = { exception: known.key, seen: known.version };
    side.act(act.name, { ...on, ...act.input, ...(under && { under: under.key }) }, atMs);
    return true;
  }

  /** What a side has of an exception of the log: the one that is open about its subject, or the last that is over. */
  #onSide(side: Side, key: string | null, isOver: boolean): ExceptionState | undefined {
    const about = this.#about.get(key ?? '');
    if (about === undefined) return undefined;
    return side.by(exceptions, 'byAbout', about).findLast((one) => isOpen(one) !== isOver);
  }
}

function makeSide(
  base: World,
  rooms: SideRooms,
  versions: Versions,
  held: readonly Override[],
): { side: Side; cases: Cases } {
  const cases = new Cases();
  const side = new Side(base, rooms, (event, of) => cases.take(event, of));
  for (const [name, { version, content }] of Object.entries(versions))
    side.own.load(policies, [
      {
        name: name as PolicyName,
        version,
        content,
        publishedAt: fromMs(0),
        publishedBy: 'backtest',
      },
    ]);
  side.own.load(overrides, held);
  return { side, cases };
}
