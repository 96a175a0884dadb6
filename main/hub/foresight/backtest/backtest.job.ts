import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Clock } from '#engine/clock';
import type { Actor, WorldView } from '#engine/kernel';
import type { StorePlace } from '#engine/store';
import type { Input } from '#engine/writer';
import { personName } from '#operations/exceptions';
import {
  contentHash,
  drafts,
  overrides,
  POLICY_BACKTESTED,
  wholeInForce,
  type PolicyBacktested,
} from '#operations/policy';
import {
  BACKTESTED,
  POLICY_NAMES,
  type Act,
  type BacktestProgress,
  type Done,
  type PolicyName,
} from '#shared/protocol';
import { accept, fromMs, refuse, type Result } from '#shared/vocabulary';
import type { BacktestDone, BacktestTask } from './run-backtest.ts';
import type { BacktestWord, BacktestWork } from './serve-backtest.ts';

export interface BacktestsOptions {
  place: StorePlace;
  clock: Clock;
  /** The network as committed. */
  read<T>(look: (world: WorldView) => T): Promise<T>;
  /** The place of the last event that is committed. */
  headSeq(): number;
  submit(inputs: Input[]): void;
  report(error: unknown): void;
  /** The file that a thread starts from; the hub's own, with its rooms. */
  workerFile: URL;
}

interface Running {
  worker: Worker;
  task: BacktestTask;
  by: Actor;
  done: number;
  /** Its result is on the way into the log: that the thread ends now is as it should be. */
  isFinished: boolean;
}

/**
 * Runs back-tests, one at a time: two would take both cores from the hub. Progress is asked for; what comes of it is an
 * event, and stands beside the draft for everybody.
 */
export class Backtests {
  readonly #options: BacktestsOptions;
  #running: Running | null = null;
  /** The last one that broke, by policy, until the next is begun. */
  readonly #failed = new Map<PolicyName, string>();

  constructor(options: BacktestsOptions) {
    this.#options = options;
  }

  /** Begins one of the draft that the person saw; the answer says that it runs. */
  async start(act: Act<'policy.backtest'>, by: Actor): Promise<Result<Done>> {
    const { policy, seen, days } = act;
    if (!BACKTESTED.includes(policy)) return refuse('policy.notTestable', { policy });
    const task = await this.#options.read((world) => taskOf(world, policy, days));
    if (!task) return refuse('policy.noDraft', { policy });
    if (task.revision !== seen)
      return refuse('policy.draftChanged', { policy, seen, by: personName(task.changedBy) });
    if (this.#running) return refuse('policy.backtestRuns', { policy: this.#running.task.policy });
    this.#run({ ...task.task, headSeq: this.#options.headSeq() }, by);
    return accept({ objects: [policy] });
  }

  /** Ends the one that runs; nothing of it is kept. */
  async cancel({ policy }: Act<'policy.cancelBacktest'>): Promise<Result<Done>> {
    const running = this.#running;
    if (running?.task.policy !== policy) return refuse('policy.backtestNotRunning', { policy });
    this.#running = null;
    await running.worker.terminate();
    return accept({ objects: [policy] });
  }

  /** How far the one of a policy is. */
  progress(policy: PolicyName): BacktestProgress {
    const running = this.#running;
    const failed = this.#failed.get(policy) ?? null;
    if (running?.task.policy !== policy) return { running: null, failed };
    const { task, done, by } = running;
    return { running: { done, of: task.headSeq, by: by.name }, failed };
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.worker.terminate();
  }

  #run(task: BacktestTask, by: Actor): void {
    const { place, workerFile } = this.#options;
    const work: BacktestWork = { place, task };
    const worker = new Worker(workerFile, { workerData: work });
    const running: Running = { worker, task, by, done: 0, isFinished: false };
    this.#running = running;
    this.#failed.delete(task.policy);
    const isOver = (): boolean => this.#running !== running;
    const fail = (error: Error): void => {
      if (isOver() || running.isFinished) return;
      this.#running = null;
      this.#failed.set(task.policy, error.message);
      this.#options.report(error);
    };
    worker.on('message', (word: BacktestWord) => {
      if (isOver()) return;
      if ('done' in word) running.done = word.done;
      else {
        running.isFinished = true;
        this.#keep(running, word.finished);
      }
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('the thread of a back-test ended before it was done')));
  }

  #keep({ task, by }: Running, { inputsHash, from, to, result }: BacktestDone): void {
    const { clock, submit } = this.#options;
    const data: PolicyBacktested = {
      name: task.policy,
      backtest: {
        inputsHash,
        contentHash: contentHash(task.draft),
        against: task.inForce[task.policy].version,
        days: task.days,
        from,
        to,
        headSeq: task.headSeq,
        ranAt: fromMs(clock.worldNow()),
        ranBy: by.name,
        result,
      },
    };
    submit([
      {
        kind: 'fact',
        name: 'policy.backtested',
        decide: () => ({ events: [{ type: POLICY_BACKTESTED, subject: task.policy, data }] }),
        done: () => {
          this.#running = null;
        },
      },
    ]);
  }
}

function taskOf(world: WorldView, policy: PolicyName, days: number) {
  const draft = world.get(drafts, policy);
  if (!draft) return null;
  const { revision, changedBy, content } = draft;
  const inForce = Object.fromEntries(
    POLICY_NAMES.map((name) => [name, wholeInForce(world, name)]),
  ) as BacktestTask['inForce'];
  const held = [...world.all(overrides)].filter(({ status }) => status === 'inForce');
  const task = { policy, draft: content, days, inForce, overrides: held };
  return { task, revision, changedBy };
}

/** A thread's file beside the hub's own as it is; in the installed application, beside the bundle of the hub. */
export function backtestFile(hubFile: string): URL {
  const name = hubFile.endsWith('.ts') ? 'backtest.worker.ts' : 'backtest.js';
  return pathToFileURL(join(dirname(hubFile), name));
}
