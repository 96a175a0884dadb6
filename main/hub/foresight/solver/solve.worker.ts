import { parentPort, workerData } from 'node:worker_threads';
import highsPackage from 'highs';
import { systemMachine } from '#engine/clock';
import { assert } from '#shared/vocabulary';
import { Incumbent } from './incumbent.ts';
import type { Plan } from './plan.ts';
import { problemOf } from './problem.ts';
import { search } from './search.ts';
import type { WorkerTask, WorkerWord } from './solve-plan.ts';

assert(parentPort !== null, 'the solver runs as a worker');
const port = parentPort;
const { instance, gap, untilMs, role, cuts } = workerData as WorkerTask;
const say = (word: WorkerWord): void => port.postMessage(word);

const problem = problemOf(instance);
// A plan of a large network is tens of thousands of rows; a higher bound of the same plan is one number.
let saidMoves: Plan['moves'] | null = null;
const incumbent = new Incumbent(problem, (plan) => {
  if (plan.moves === saidMoves) say({ lowerBoundMinor: plan.lowerBoundMinor });
  else say({ plan });
  saidMoves = plan.moves;
});
// Its types are written for `require`, where the loader is a property; imported, it is the default export itself.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const highs = await loadHighs();
search(problem, incumbent, {
  highs,
  machine: systemMachine,
  gap,
  untilMs,
  role,
  cuts,
  onHard: (hard) => say({ hard }),
});
incumbent.close();
say('done');
