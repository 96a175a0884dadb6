import {
  createMachine,
  transition,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import type { TransferStep } from '#shared/protocol';
import { assert } from '#shared/vocabulary';
import type { TransferFacts } from './transfer-facts.ts';
import machineV1 from './transfer.machine.v1.json' with { type: 'json' };

/** New runs start on it; those that are under way end on the version they began with. */
export const CURRENT_MACHINE = 1;

const VERSIONS: Readonly<Record<number, object>> = { 1: machineV1 };

/** What a guard may ask: each is a fact, computed before the transition and never within it. */
const GUARDS = [
  'isReserved',
  'isReserveRefused',
  'isRefused',
  'isApproved',
  'isReleased',
  'isStaged',
  'isShipped',
  'isUnloading',
  'isCounted',
  'isShort',
  'isWhole',
  'isBooked',
  'isOwing',
  'hasTrouble',
  'canBeUndone',
  'isUndone',
  'isUndoneAfterRefusal',
] as const satisfies readonly (keyof TransferFacts)[];

/** What a transition may cause; `effects.ts` says what each does. */
export const ACTIONS = [
  'reserve',
  'askApprovals',
  'withdrawApprovals',
  'sayOverdue',
  'sayRefused',
  'release',
  'book',
  'closeShort',
  'undo',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** What XState itself wants done around a delay: a timer row is set, or taken away. */
export type TimerWish =
  | { set: string; afterMs: number; cancel?: never }
  | { cancel: string; set?: never };

/** One transition, and all that it wants done. Nothing of it is done yet. */
export interface Moved {
  step: TransferStep;
  isEnd: boolean;
  snapshot: unknown;
  actions: ActionName[];
  timers: TimerWish[];
}

const loaded = new Map<number, AnyStateMachine>();

/** Where a new run of a version stands. */
export function initialSnapshot(version: number): unknown {
  return withoutContext(machineOf(version).resolveState({ value: 'requested', context: {} }));
}

/** Whether an event would move the run, or make it do something, as the facts are. */
export function canMove(
  version: number,
  snapshot: unknown,
  facts: TransferFacts,
  on: string,
): boolean {
  return restored(version, snapshot, facts).can({ type: on });
}

/** Moves a run by an event under the facts as they are. Pure. */
export function move(version: number, snapshot: unknown, facts: TransferFacts, on: string): Moved {
  const before = restored(version, snapshot, facts);
  const [after, wanted] = transition(machineOf(version), before, { type: on });
  const moved: Moved = {
    step: after.value as TransferStep,
    isEnd: (after as AnyMachineSnapshot).hasTag('ended'),
    snapshot: withoutContext(after),
    actions: [],
    timers: [],
  };
  for (const { type, params: given } of wanted as { type: string; params?: object }[]) {
    const params: { id?: string; delay?: number; sendId?: string } = given ?? {};
    if (type === 'xstate.raise') moved.timers.push({ set: params.id!, afterMs: params.delay ?? 0 });
    else if (type === 'xstate.cancel') moved.timers.push({ cancel: params.sendId! });
    else moved.actions.push(type as ActionName);
  }
  return moved;
}

/** The machine of a version, every name in it resolved: an unknown one is found when the hub starts. */
export function machineOf(version: number): AnyStateMachine {
  let machine = loaded.get(version);
  if (machine) return machine;
  const data = VERSIONS[version];
  assert(data, `the workflow of transfers has a version ${version}`);
  const { guards, actions, delays } = namesIn(data);
  for (const name of guards)
    assert(name === 'goesOnAs' || GUARDS.includes(name as never), `guard ${name} is known`);
  for (const name of actions) assert(ACTIONS.includes(name as never), `action ${name} is known`);
  for (const name of delays) assert(name === 'approvalDue', `delay ${name} is known`);
  machine = createMachine(data as never).provide({
    guards: {
      ...Object.fromEntries(
        GUARDS.map((name) => [
          name,
          ({ context }: { context: unknown }) => (context as TransferFacts)[name],
        ]),
      ),
      goesOnAs: ({ context }: { context: unknown }, { step }: { step: TransferStep }) =>
        (context as TransferFacts).goesOnAs === step,
    },
    actions: Object.fromEntries(ACTIONS.map((name) => [name, () => {}])),
    delays: {
      approvalDue: ({ context }: { context: unknown }) => (context as TransferFacts).approvalDueMs,
    },
  } as never);
  loaded.set(version, machine);
  return machine;
}

/** No actor runs here: transitions are computed, and what they want is data. */
const NO_ACTOR = {} as AnyActorScope;

function restored(version: number, snapshot: unknown, facts: TransferFacts): AnyMachineSnapshot {
  const machine = machineOf(version);
  return machine.restoreSnapshot({ ...(snapshot as object), context: facts } as never, NO_ACTOR);
}

function withoutContext(snapshot: AnyMachineSnapshot): unknown {
  const { value, status, historyValue } = snapshot;
  return { value, status, historyValue, children: {} };
}

/** The names that the data of a machine uses. */
function namesIn(data: object): { guards: string[]; actions: string[]; delays: string[] } {
  const names = { guards: [] as string[], actions: [] as string[], delays: [] as string[] };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'guard') names.guards.push(typeof inner === 'string' ? inner : inner.type);
      else if (key === 'actions' || key === 'entry' || key === 'exit')
        names.actions.push(...(inner as string[]));
      else {
        if (key === 'after') names.delays.push(...Object.keys(inner as object));
        visit(inner);
      }
    }
  };
  visit(data);
  return names;
}
