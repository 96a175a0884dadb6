import { createHash } from 'node:crypto';
import { gapOf, solvePlan, type Plan as SolvedPlan, type PlanInstance } from '#foresight/solver';
import { pause, type Clock, type Machine } from '#engine/clock';
import type { Change, OwnEvent, WorldView } from '#engine/kernel';
import type { FactInput } from '#engine/writer';
import { compareAlternatives } from './alternatives.ts';
import { liftedSaves } from './lifted.ts';
import { makeContent } from './make-content.ts';
import {
  PLAN_COMPARED,
  PLAN_FAILED,
  PLAN_FOUND,
  PLAN_REFINED,
  type PlanCompared,
  type PlanFailed,
  type PlanFound,
  type PlanRefined,
} from './own-events.ts';
import { plans, type Plan } from './plan.collection.ts';
import { searchOf } from './plan-search.ts';
import { inputsOf, poseInstance } from './pose-instance.ts';
import { takeInputs, type PlanInputs } from './take-inputs.ts';

export interface PlanRunnerOptions {
  world: WorldView;
  clock: Clock;
  machine: Machine;
  /** Reads the network as it is committed. */
  read<T>(look: () => T): Promise<T>;
  submit(inputs: readonly FactInput[]): void;
  /** A bug of ours, for the log. */
  report(error: unknown): void;
}

/** A first plan is shown when it is within one per cent, or after so long as it is: a person waits for it. */
const FIRST_GAP = 0.01;
const FIRST_AFTER_MS = 1_500;

/**
 * Nobody notices that an act waits for so long. Each piece may have to wait for a commit, which takes as long on a busy
 * disk: 600,000 positions a hundred at a time would do so six thousand times.
 */
const TAKEN_AT_ONCE_MS = 25;

/**
 * Makes the plans that are asked for, beside the writer: takes the inputs in pieces, has them solved in a thread that can
 * be killed, and says what was found as facts of the log. One plan of selected items and one of the network at a time.
 * It keeps nothing: after a restart the rows say which plans wait, and one that was being refined stays as it was found.
 */
export class PlanRunner {
  readonly #options: PlanRunnerOptions;
  readonly #running = new Map<string, AbortController>();
  /** Answered by this process; the rows that say so may not be committed yet. */
  readonly #answered = new Set<string>();
  #started = false;

  constructor(options: PlanRunnerOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier hub left; not before history has been read. */
  start(): void {
    this.#started = true;
    this.#settleLeft();
    this.#startNext();
  }

  /** Ends all searches; plans without an answer are solved by the next hub. */
  stop(): void {
    this.#started = false;
    for (const abort of this.#running.values()) abort.abort();
  }

  /** Takes over what a commit changed: a plan was asked for, or is not wanted any more. */
  follow(changes: readonly Change[]): void {
    if (!this.#started) return;
    let isAsked = false;
    for (const { collection, key } of changes) {
      if (collection.name !== plans.name) continue;
      const plan = this.#options.world.get(plans, key);
      if (plan?.status === 'asked') isAsked = true;
      if (plan?.status === 'abandoned') this.#running.get(key)?.abort();
    }
    if (isAsked) this.#startNext();
  }

  /** What nobody refines any more stays as it was found. */
  #settleLeft(): void {
    for (const { number, status } of this.#options.world.by(plans, 'open', 'open')) {
      if (status !== 'refining' || this.#running.has(number) || this.#answered.has(number))
        continue;
      this.#answered.add(number);
      this.#say<PlanRefined>(PLAN_REFINED, { plan: number, content: null, ended: 'restart' });
    }
  }

  #startNext(): void {
    const { world, report } = this.#options;
    for (const plan of world.by(plans, 'open', 'open')) {
      if (plan.status !== 'asked' || this.#answered.has(plan.number)) continue;
      if (this.#running.has(plan.number)) continue;
      if (this.#isBusyWith(plan.scope === 'network')) continue;
      const abort = new AbortController();
      this.#running.set(plan.number, abort);
      void this.#make(plan, abort.signal)
        .catch((error: unknown) => {
          report(error);
          const why = 'Signalbox failed on it; it is in its log.';
          if (this.#started) this.#say<PlanFailed>(PLAN_FAILED, { plan: plan.number, why });
        })
        .finally(() => {
          this.#running.delete(plan.number);
          if (!abort.signal.aborted) this.#answered.add(plan.number);
          if (!this.#started) return;
          this.#settleLeft();
          this.#startNext();
        });
    }
  }

  #isBusyWith(network: boolean): boolean {
    for (const number of this.#running.keys()) {
      const plan = this.#options.world.get(plans, number);
      if (plan && (plan.scope === 'network') === network) return true;
    }
    return false;
  }

  async #make(plan: Plan, signal: AbortSignal): Promise<void> {
    const { machine } = this.#options;
    const { number: id } = plan;
    const inputs = await this.#take(plan, signal);
    if (!inputs) return;
    const lanes = inputs.lanes.cheapest;
    const instance = poseInstance({ ...inputsOf(inputs, id), lanes });
    const hash = createHash('sha256').update(JSON.stringify(instance)).digest('hex');
    const content = (solved: SolvedPlan) => makeContent(inputs, lanes, instance, hash, solved);
    let shown: SolvedPlan | null = null;
    const show = (solved: SolvedPlan): void => {
      shown = solved;
      this.#say<PlanFound>(PLAN_FOUND, { plan: id, content: content(solved) });
    };
    const solved = await this.#solve(plan, instance, signal, show);
    if (signal.aborted) return;
    if (solved.ended === 'failed') this.#options.report(new Error(solved.fault ?? 'the solver'));
    if (shown === null) show(solved.plan);
    const isNews = shown !== solved.plan;
    this.#say<PlanRefined>(PLAN_REFINED, {
      plan: id,
      content: isNews ? content(solved.plan) : null,
      ended: solved.ended === 'aborted' ? 'time' : solved.ended,
    });
    const options = { machine, signal };
    const alternatives = await compareAlternatives(inputs, instance, solved.plan, options);
    const lifted = await liftedSaves(instance, solved.plan, options);
    if (!signal.aborted) this.#say<PlanCompared>(PLAN_COMPARED, { plan: id, alternatives, lifted });
  }

  /** Takes the inputs a piece at a time, with the hub's other work in between; null when it was told to stop. */
  async #take(plan: Plan, signal: AbortSignal): Promise<PlanInputs | null> {
    const { world, clock, machine, read } = this.#options;
    const taking = takeInputs(world, plan, () => clock.worldNow());
    const piece = () => {
      const endMs = machine.machineNow() + TAKEN_AT_ONCE_MS;
      for (;;) {
        const step = taking.next();
        if (step.done || machine.machineNow() >= endMs) return step;
      }
    };
    for (;;) {
      const step = await read(piece);
      if (signal.aborted) return null;
      if (step.done) return step.value;
      await pause(machine, 0);
    }
  }

  async #solve(
    plan: Plan,
    instance: PlanInstance,
    signal: AbortSignal,
    show: (solved: SolvedPlan) => void,
  ) {
    const { machine } = this.#options;
    let best: SolvedPlan | null = null;
    let isShown = false;
    const showOnce = (): void => {
      if (isShown || best === null || signal.aborted) return;
      isShown = true;
      show(best);
    };
    const cancel = machine.schedule(machine.machineNow() + FIRST_AFTER_MS, showOnce);
    const solved = await solvePlan(instance, {
      ...searchOf(plan.scope),
      machine,
      signal,
      onPlan(better) {
        best = better;
        if ((gapOf(better) ?? 1) <= FIRST_GAP) showOnce();
      },
    });
    cancel();
    return solved;
  }

  #say<Data extends { plan: string }>(type: string, data: Data): void {
    const event: OwnEvent<Data> = {
      type,
      subject: data.plan,
      correlationId: data.plan,
      data,
    };
    this.#options.submit([
      {
        kind: 'fact',
        name: type,
        // It may have been abandoned between saying and writing.
        decide: (world) => (isWanted(world, data.plan) ? { events: [event] } : null),
      },
    ]);
  }
}

function isWanted(world: WorldView, number: string): boolean {
  const status = world.get(plans, number)?.status;
  return status !== undefined && status !== 'abandoned' && status !== 'failed';
}
