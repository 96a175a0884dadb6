import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { buildConsole, openBrowser } from '../e2e/index.ts';
import { atMost, baseline, type BenchOptions, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';
import { memoryMbOf, memoryMbOfAll } from './stand/memory-of.ts';

/** The budget's. */
const FULL_MINUTES = 30;
/** `npm run bench` as a whole stays short. */
const SHORT_MINUTES = 3;
const SAMPLE_MS = 5_000;
/**
 * The simulator at fifty times the reference network: 300 sites, 600,000 positions, 15,000 customers. It says what such
 * a network says: 50 times 10,700 events on a working day, 50 times 1,250 in the hours before noon, which is 17 a second.
 * One day of history is what stands open; orders and shipments leave the live lists two days after their end. Ten
 * thousand trucks are on their way besides, and say where they are every fifteen minutes.
 */
const WORLD = { scale: 50, historyDays: 1, fleet: 10_000 };
/** Warm-up of heaps and caches looks like growth, so short runs say nothing about it. */
const GROWTH_FROM_MINUTES = 10;
/** MB of growth in half an hour that a day's business explains: new orders, shipments and exceptions of the morning. */
const GROWTH_BAR_MB = 20;

const BARS = [
  { part: 'hub', barMb: 700 },
  { part: 'PostgreSQL', barMb: 400 },
  { part: 'renderer', barMb: 500 },
] as const;

type Part = (typeof BARS)[number]['part'];
type Sample = Record<Part, number> & { atMs: number };

/**
 * What hub, store and console take after a while of a network fifty times the reference, with the console's queue open
 * in Chromium. The last minute's mean counts; growth is the slope of the second half, carried on to half an hour.
 */
export async function run({ minutes = SHORT_MINUTES }: BenchOptions): Promise<BenchRow[]> {
  const built = await buildConsole();
  const stand = await HubStand.openWorld(WORLD, built.folder);
  const browser = await openBrowser();
  try {
    await stand.startHub();
    await stand.caughtUp();
    const page = await browser.newPage({ viewport: { width: 1_600, height: 1_000 } });
    await page.goto(await stand.consoleAddress());
    await page.waitForSelector('.ag-row', { timeout: 120_000 });
    const rendererPid = await rendererOf(browser);
    const samples: Sample[] = [];
    const endMs = performance.now() + minutes * 60_000;
    while (performance.now() < endMs) {
      await wait(SAMPLE_MS);
      samples.push({
        atMs: performance.now(),
        hub: memoryMbOf(stand.hubPid),
        PostgreSQL: memoryMbOfAll(stand.storePid),
        renderer: memoryMbOf(rendererPid),
      });
    }
    return BARS.flatMap(({ part, barMb }) => rowsOf(part, barMb, samples, minutes));
  } finally {
    await browser.close();
    await stand.close();
    await built.remove();
  }
}

function rowsOf(part: Part, barMb: number, samples: Sample[], minutes: number): BenchRow[] {
  const after = minutes === FULL_MINUTES ? '' : ` of ${FULL_MINUTES}`;
  const name = `memory, ${part}, after ${minutes}${after} minutes, reference network × ${WORLD.scale}`;
  const lastMinute = samples.slice(-60_000 / SAMPLE_MS);
  const mean = lastMinute.reduce((sum, sample) => sum + sample[part], 0) / lastMinute.length;
  const rows = [atMost(name, mean, 'MB', barMb)];
  const growth = growthMb(samples.slice(samples.length >> 1), part);
  const growthName = `memory, ${part}, growth by its second half`;
  rows.push(
    minutes < GROWTH_FROM_MINUTES
      ? baseline(growthName, growth, 'MB in 30 minutes')
      : atMost(growthName, growth, 'MB in 30 minutes', GROWTH_BAR_MB),
  );
  return rows;
}

/** The slope of the least squares through the samples, in MB in half an hour. */
function growthMb(samples: readonly Sample[], part: Part): number {
  const meanOf = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const atMs = meanOf((sample) => sample.atMs);
  const mb = meanOf((sample) => sample[part]);
  const both = meanOf((sample) => (sample.atMs - atMs) * (sample[part] - mb));
  const spread = meanOf((sample) => (sample.atMs - atMs) ** 2);
  return (both / spread) * FULL_MINUTES * 60_000;
}

/** The process that draws the page: of Chromium's renderers the largest, the others being spare. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return renderers.toSorted((a, b) => memoryMbOf(b) - memoryMbOf(a))[0]!;
}
