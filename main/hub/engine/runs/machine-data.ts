import { assert, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

/** One way out of a step: under which fact, to where, and what is done on it. */
export interface WayData {
  /** A fact by its name; with parameters where one guard serves several ways. */
  guard?: string | { type: string; params: Readonly<Record<string, unknown>> };
  /** Without one the run stays where it is and only does something. */
  target?: string;
  actions?: readonly string[];
}

/** How often, and after which waits, what a system refused for the moment is asked again by itself. */
export interface RetryData {
  /** Codes of refusals that pass by themselves; any other is for a person. */
  codes: readonly string[];
  /** ISO 8601 durations, one for each further try: as many as stand here, and no more. */
  waits: readonly string[];
}

/** What a step says of itself beside its transitions; XState keeps it and does nothing with it. */
export interface StepMeta {
  /** The local variation without which no run comes here, by the name of its setting in policy. */
  variation?: string;
  /** The step as people say it, where its name alone would not do. */
  title?: string;
  retry?: RetryData;
}

/** A step of a workflow, in the shape of XState's own configuration. */
export interface StepData {
  /** A step that all workflows share: what is not said here is as it says. */
  core?: string;
  description?: string;
  type?: 'final';
  /** `ended`: nothing moves it any more, unless something turns up. `aside`: off the usual way. */
  tags?: readonly ('ended' | 'aside')[];
  entry?: readonly string[];
  exit?: readonly string[];
  always?: readonly WayData[];
  on?: Readonly<Record<string, WayData>>;
  /** By the name of a delay that the facts give, or by an ISO 8601 duration. */
  after?: Readonly<Record<string, WayData>>;
  meta?: StepMeta;
}

/** A workflow as data, one version of it: `transfer.machine.v1.json`. */
export interface MachineData {
  id: string;
  version: string;
  /** The version of the shared steps that it is made with. */
  core?: number;
  initial: string;
  on?: Readonly<Record<string, WayData>>;
  states: Readonly<Record<string, StepData>>;
}

/** Steps that all workflows share, by version and name; a version stays as long as a workflow is made with it. */
export type CoreSteps = Readonly<Record<number, Readonly<Record<string, StepData>>>>;

/** A machine with its shared steps filled in. A shared step that nobody declared is a bug. */
export function withCoreSteps(data: MachineData, shared: CoreSteps): MachineData {
  const filled = Object.entries(data.states).map(([name, step]) => {
    if (step.core === undefined) return [name, step] as const;
    const core = shared[data.core ?? 0]?.[step.core];
    assert(core, `${data.id} v${data.version} has the shared step ${step.core}`);
    const { core: _, ...own } = step;
    return [name, { ...core, ...own, meta: { ...core.meta, ...own.meta } }] as const;
  });
  return { ...data, states: Object.fromEntries(filled) };
}

/** The names that a machine uses; loading resolves every one. */
export interface MachineNames {
  guards: string[];
  actions: string[];
  delays: string[];
}

/** All names in the data of a machine. */
export function namesIn({ states }: MachineData): MachineNames {
  const names: MachineNames = { guards: [], actions: [], delays: [] };
  for (const step of Object.values(states)) {
    names.actions.push(...(step.entry ?? []), ...(step.exit ?? []));
    names.delays.push(...Object.keys(step.after ?? {}));
    for (const { guard, actions } of waysOf(step)) {
      if (guard !== undefined) names.guards.push(typeof guard === 'string' ? guard : guard.type);
      names.actions.push(...(actions ?? []));
    }
  }
  return names;
}

function waysOf(step: StepData): WayData[] {
  return [
    ...(step.always ?? []),
    ...Object.values(step.on ?? {}),
    ...Object.values(step.after ?? {}),
  ];
}

const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?$/;

/** Whether a delay's name is a duration by itself, `PT1H30M`. */
export function isDuration(name: string): boolean {
  return DURATION.test(name) && name !== 'PT';
}

/** An ISO 8601 duration of hours and minutes in ms. */
export function durationMs(name: string): number {
  const [, hours = '0', minutes = '0'] = DURATION.exec(name) ?? [];
  const ms = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  assert(ms > 0, `${name} is a duration of hours and minutes`);
  return ms;
}

/** A delay by its duration as people say it: "2 h", "1 h 30 min". */
export function delayWords(name: string): string {
  const [, hours, minutes] = DURATION.exec(name) ?? [];
  return [hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean).join(' ');
}
