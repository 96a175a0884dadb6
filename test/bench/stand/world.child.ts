/**
 * The simulated world of a bench, in a process of its own: `node world.child.ts {"folder","scale","historyDays"}`, six
 * sites and 300 customers for each 1 of `scale`, at the pace of the clock. Its history is made before it is ready.
 */
import { startSimulator } from '#simulator';
import { makeNetwork, feedList, Random, sizeOfScale } from '#simulator/world';
import type { BenchWorld } from './hub-stand.ts';

const { folder, scale, historyDays } = JSON.parse(process.argv[2]!) as BenchWorld & {
  folder: string;
};
const SEED = 1;

const simulator = await startSimulator({ folder, seed: SEED, scale, historyDays, rate: 1 });
const sources = feedList(makeNetwork(new Random(SEED), sizeOfScale(scale)));
process.stdout.write(
  `${JSON.stringify({
    ready: true,
    simulator: simulator.controlUrl,
    feeds: Object.fromEntries(sources.map((source) => [source, simulator.url(source)])),
  })}\n`,
);
process.stdin.once('close', () => void simulator.close().then(() => process.exit()));
process.stdin.resume();
