import {
  createMachine,
  transition,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import type { TimerRequest } from '#engine/kernel';
import { assert, fromMs, type Instant } from '#shared/vocabulary';
import {
  durationMs,
  isDuration,
  namesIn,
  withCoreSteps,
  type CoreSteps,
  type MachineData,
  type RetryData,
} from './machine-data.ts';

/** What XState itself wants done around a delay: a timer row is set, or taken away. */
export type TimerWish =
  | { set: string; afterMs: number; cancel?: never }
  | { cancel: string; set?: never };

/** One transition, and all that it wants done. Nothing of it is done yet. */
export interface Moved<Step extends string = string, Action extends string = string> {
  step: Step;
  isEnd: boolean;
  snapshot: unknown;
  actions: Action[];
  timers: TimerWish[];
}

/** What a workflow is made of: its versions as data, and the names that they may use. */
export interface WorkflowSpec<Facts, Action extends string> {
  id: string;
  /** By number; what has once begun runs stays for good. */
  versions: Readonly<Record<number, MachineData>>;
  /** The steps that its versions share with other workflows. */
  coreSteps?: CoreSteps;
  /** Facts that are true or false, by which guards ask. */
  guards: readonly (keyof Facts & string)[];
  /** Guards that compare a fact with a parameter, `goesOnAs` with the step of each of its ways. */
  compares?: Readonly<Record<string, (facts: Facts, params: Record<string, unknown>) => boolean>>;
  actions: readonly Action[];
  /** Delays that the facts give, ms; durations need no name here. */
  delays?: Readonly<Record<string, (facts: Facts) => number>>;
}

/** A workflow that runs can be moved on. All of it is pure. */
export interface Workflow<Facts, Step extends string, Action extends string> {
  id: string;
  data(version: number): MachineData;
  /** Where a new run of a version stands. */
  initialSnapshot(version: number): unknown;
  /** Whether an event would move the run, or make it do something, as the facts are. */
  canMove(version: number, snapshot: unknown, facts: Facts, on: string): boolean;
  /** Moves a run by an event under the facts as they are. */
  move(version: number, snapshot: unknown, facts: Facts, on: string): Moved<Step, Action>;
  /** How a step tries again what was refused for the moment; null when it does not. */
  retryOf(version: number, step: string): RetryData | null;
}

/** What a move sets and takes away as timer rows; the key of each is `<kind>:<subject>:<delay>`. */
export function timersOf(
  { timers }: Pick<Moved, 'timers'>,
  kind: string,
  subject: string,
  nowMs: number,
): { timers: TimerRequest[]; cancelTimers: string[] } {
  const set: TimerRequest[] = [];
  const cancelled: string[] = [];
  for (const wish of timers)
    if (wish.set === undefined) cancelled.push(timerKey(kind, subject, wish.cancel));
    else set.push(delayTimer(kind, subject, wish.set, fromMs(nowMs + wish.afterMs)));
  return { timers: set, cancelTimers: cancelled };
}

/** The timer of a delay of a run. */
export function delayTimer(
  kind: string,
  subject: string,
  delay: string,
  dueAt: Instant,
): TimerRequest {
  return { key: timerKey(kind, subject, delay), kind, subject, dueAt };
}

/** The machine's event behind the timer of a delay. */
export function delayOf({ key, kind, subject }: TimerRequest): string {
  return key.slice(timerKey(kind, subject, '').length);
}

/** The keys of the timers that a run may have set at a step, by the delays that the step declares. */
export function delayKeys(
  { id, states }: MachineData,
  step: string,
  kind: string,
  subject: string,
): string[] {
  return Object.keys(states[step]?.after ?? {}).map((delay) =>
    timerKey(kind, subject, `xstate.after.${delay}.${id}.${step}`),
  );
}

function timerKey(kind: string, subject: string, delay: string): string {
  return `${kind}:${subject}:${delay}`;
}

/** No actor runs here: transitions are computed, and what they want is data. */
const NO_ACTOR = {} as AnyActorScope;

/**
 * A workflow from its data. A version is loaded when it is first asked for, with every name in it resolved: an unknown
 * one is a bug, and found by the test that loads them all.
 */
export function defineWorkflow<Facts extends object, Step extends string, Action extends string>(
  spec: WorkflowSpec<Facts, Action>,
): Workflow<Facts, Step, Action> {
  const loaded = new Map<number, AnyStateMachine>();
  const whole = new Map<number, MachineData>();

  function data(version: number): MachineData {
    let found = whole.get(version);
    if (found) return found;
    const written = spec.versions[version];
    assert(written, `the workflow ${spec.id} has a version ${version}`);
    whole.set(version, (found = withCoreSteps(written, spec.coreSteps ?? {})));
    return found;
  }

  function machineOf(version: number): AnyStateMachine {
    let machine = loaded.get(version);
    if (!machine) loaded.set(version, (machine = load(spec, data(version))));
    return machine;
  }

  function restored(version: number, snapshot: unknown, facts: Facts): AnyMachineSnapshot {
    const machine = machineOf(version);
    return machine.restoreSnapshot({ ...(snapshot as object), context: facts } as never, NO_ACTOR);
  }

  return {
    id: spec.id,
    data,
    initialSnapshot(version) {
      const value = data(version).initial;
      return withoutContext(machineOf(version).resolveState({ value, context: {} }));
    },
    canMove: (version, snapshot, facts, on) => restored(version, snapshot, facts).can({ type: on }),
    move(version, snapshot, facts, on) {
      const before = restored(version, snapshot, facts);
      const [after, wanted] = transition(machineOf(version), before, { type: on });
      const moved: Moved<Step, Action> = {
        step: after.value as Step,
        isEnd: (after as AnyMachineSnapshot).hasTag('ended'),
        snapshot: withoutContext(after),
        actions: [],
        timers: [],
      };
      for (const { type, params: given } of wanted as { type: string; params?: object }[]) {
        const params: { id?: string; delay?: number; sendId?: string } = given ?? {};
        if (type === 'xstate.raise')
          moved.timers.push({ set: params.id!, afterMs: params.delay ?? 0 });
        else if (type === 'xstate.cancel') moved.timers.push({ cancel: params.sendId! });
        else moved.actions.push(type as Action);
      }
      return moved;
    },
    retryOf: (version, step) => data(version).states[step]?.meta?.retry ?? null,
  };
}

/** The machine of a version, every name in it resolved. */
function load<Facts, Action extends string>(
  { id, guards, compares = {}, actions, delays = {} }: WorkflowSpec<Facts, Action>,
  data: MachineData,
): AnyStateMachine {
  const names = namesIn(data);
  const isKnown = (known: readonly string[]) => (name: string) =>
    assert(known.includes(name), `${id} v${data.version} knows what ${name} is`);
  names.guards.forEach(isKnown([...guards, ...Object.keys(compares)]));
  names.actions.forEach(isKnown(actions));
  names.delays.filter((name) => !isDuration(name)).forEach(isKnown(Object.keys(delays)));
  type Asked = { context: unknown };
  const fact = (name: string) => (asked: Asked) => (asked.context as Record<string, unknown>)[name];
  return createMachine(data as never).provide({
    guards: {
      ...Object.fromEntries(guards.map((name) => [name, fact(name)])),
      ...Object.fromEntries(
        Object.entries(compares).map(([name, compare]) => [
          name,
          ({ context }: Asked, params: Record<string, unknown>) =>
            compare(context as Facts, params),
        ]),
      ),
    },
    actions: Object.fromEntries(actions.map((name) => [name, () => {}])),
    delays: {
      ...Object.fromEntries(
        Object.entries(delays).map(([name, delay]) => [
          name,
          ({ context }: Asked) => delay(context as Facts),
        ]),
      ),
      ...Object.fromEntries(
        names.delays.filter(isDuration).map((name) => [name, durationMs(name)]),
      ),
    },
  } as never);
}

function withoutContext(snapshot: AnyMachineSnapshot): unknown {
  const { value, status, historyValue } = snapshot;
  return { value, status, historyValue, children: {} };
}
