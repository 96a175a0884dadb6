import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { systemMachine, type Machine } from '#engine/clock';
import type { LaneCut } from './lane-cuts.ts';
import type { PlanInstance } from './plan-instance.ts';
import { doNothingPlan, gapOf, type Plan } from './plan.ts';

export interface SolveOptions {
  /** (objective − bound) / objective at which the plan is good enough; 0.001 is one in a thousand. */
  gap: number;
  /** How long it may take, the start of the worker included. */
  seconds: number;
  /** Told of each plan that is cheaper, and of each bound that is higher, than those before. */
  onPlan?: (plan: Plan) => void;
  /** Ends the search; the best plan so far is the answer. */
  signal?: AbortSignal;
  machine?: Machine;
}

/** The best plan found, and why the search ended: within the gap, out of time, told to, or the solver broke. */
export interface SolvedPlan {
  plan: Plan;
  /** See {@link gapOf}. */
  gap: number;
  ended: 'gap' | 'time' | 'aborted' | 'failed';
  /** What broke, where it `failed`; for an incident, not for a person at a plan. */
  fault: string | null;
}

/** What the worker is given, and what it says. Both files are of one version, so that nothing is parsed. */
export interface WorkerTask {
  instance: PlanInstance;
  gap: number;
  /** The machine instant at which the search ends by itself. */
  untilMs: number;
  role: 'find' | 'prove';
  /** The cuts that the one that finds has found, for the one that proves. */
  cuts: readonly LaneCut[];
}

/** A plan that is better than those it said before, or a higher bound of the last one; that the problem deserves a second thread; the end. */
export type WorkerWord =
  | { plan: Plan }
  | { lowerBoundMinor: number | null }
  | { hard: readonly LaneCut[] }
  | 'done';

/**
 * HiGHS looks at its time between steps, and a step of presolve can take seconds; the workers are killed so long after
 * their time. They have then said their best already.
 */
const OVERTIME_MS = 500;

/**
 * What a thread may have of young objects: three parts of 16 MB. With what V8 takes by itself a plan of 50 sites and
 * 10,000 items took 200 MB more.
 */
const YOUNG_MB = 48;

/**
 * The best plan that is found within the time, with what is proven about all others. Works in threads of its own, two
 * at most, one that looks for plans and one that proves bounds. They are gone when this resolves, whatever ended it; it
 * never rejects, since doing nothing is a plan.
 */
export function solvePlan(instance: PlanInstance, options: SolveOptions): Promise<SolvedPlan> {
  const { gap, seconds, onPlan, signal, machine = systemMachine } = options;
  const untilMs = machine.machineNow() + seconds * 1_000;
  let plan = doNothingPlan(instance);

  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve({ plan, gap: gapOf(plan)!, ended: 'aborted', fault: null });
      return;
    }
    const workers = new Set<Worker>();
    let over = false;
    let fault: string | null = null;
    const end = (ended: SolvedPlan['ended']): void => {
      if (over) return;
      over = true;
      cancel();
      signal?.removeEventListener('abort', abort);
      const gone = Array.from(workers, (worker) => worker.terminate());
      void Promise.all(gone).then(() => resolve({ plan, gap: gapOf(plan)!, ended, fault }));
    };
    const abort = (): void => end('aborted');
    const cancel = machine.schedule(untilMs + OVERTIME_MS, () => end('time'));
    signal?.addEventListener('abort', abort, { once: true });

    const take = (found: Plan): void => {
      const isBetter = found.objectiveMinor < plan.objectiveMinor;
      const proven = Math.max(found.lowerBoundMinor ?? 0, plan.lowerBoundMinor ?? 0);
      if (!isBetter && proven <= (plan.lowerBoundMinor ?? 0)) return;
      const best = isBetter ? found : plan;
      plan = { ...best, lowerBoundMinor: Math.min(proven, best.objectiveMinor) };
      onPlan?.(plan);
      if (gapOf(plan)! <= gap) end('gap');
    };
    const start = (role: WorkerTask['role'], cuts: readonly LaneCut[]): void => {
      const task: WorkerTask = { instance, gap, untilMs, role, cuts };
      const worker = new Worker(workerFile(), {
        workerData: task,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      workers.add(worker);
      const leave = (): void => {
        workers.delete(worker);
        if (workers.size > 0) return;
        end(gapOf(plan)! <= gap ? 'gap' : fault === null ? 'time' : 'failed');
      };
      worker.on('message', (word: WorkerWord) => {
        if (over || word === 'done') return;
        if ('hard' in word) start('prove', word.hard);
        else take('plan' in word ? word.plan : { ...plan, lowerBoundMinor: word.lowerBoundMinor });
      });
      worker.on('error', (error) => {
        fault ??= error.message;
      });
      worker.on('exit', leave);
    };
    start('find', []);
  });
}

/** Beside this file as it is; in the installed application, beside the bundle of the hub. */
function workerFile(): URL {
  const own = import.meta.filename;
  return own.endsWith('.ts')
    ? new URL('./solve.worker.ts', import.meta.url)
    : pathToFileURL(join(dirname(own), 'solver.js'));
}
