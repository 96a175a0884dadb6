/**
 * The simulated world of a bench, in a process of its own: `node world.child.ts {"folder","scale","historyDays"}`, six
 * sites and 300 customers for each 1 of `scale`, at the pace of the clock. Its history is made before it is ready. With
 * `"fleet":10000` as many trucks are on their way besides those of the world, told by a TMS of their own.
 */
import { startSimulator } from '#simulator';
import { makeNetwork, feedList, Random, sizeOfScale } from '#simulator/world';
import { SECOND_MS, toMs } from '#shared/vocabulary';
import { FeedServer } from '../../wire/index.ts';
import { Fleet } from './fleet.ts';
import type { BenchWorld } from './hub-stand.ts';

const {
  folder,
  scale,
  historyDays,
  fleet = 0,
} = JSON.parse(process.argv[2]!) as BenchWorld & {
  folder: string;
};
const SEED = 1;

const simulator = await startSimulator({ folder, seed: SEED, scale, historyDays, rate: 1 });
const network = makeNetwork(new Random(SEED), sizeOfScale(scale));
const feeds = Object.fromEntries(
  feedList(network).map((source) => [source, simulator.url(source)]),
);
if (fleet > 0) Object.assign(feeds, await serveFleet(fleet));
process.stdout.write(
  `${JSON.stringify({ ready: true, simulator: simulator.controlUrl, feeds })}\n`,
);
process.stdin.once('close', () => void simulator.close().then(() => process.exit()));
process.stdin.resume();

/** Lets so many trucks drive as the world's clock goes; gives their feed with its address. */
async function serveFleet(count: number): Promise<Record<string, string>> {
  const beganMs = toMs(simulator.books().worldAt);
  const monotonicMs = performance.now();
  const trucks = new Fleet(network, count, beganMs);
  const server = await FeedServer.listen();
  const feed = server.feed(trucks.source);
  feed.cadenceMs = trucks.cadenceMs;
  feed.append(...trucks.departures(), ...trucks.positions(beganMs, trucks.cadenceMs));
  setInterval(() => {
    const passedMs = performance.now() - monotonicMs;
    feed.append(...trucks.positions(beganMs + passedMs, trucks.cadenceMs + passedMs));
  }, SECOND_MS).unref();
  return { [trucks.source]: server.url(trucks.source) };
}
