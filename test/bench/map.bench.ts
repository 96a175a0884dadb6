import type { Browser } from 'playwright-core';
import { buildPage, measureBusy, openBrowser } from '../e2e/index.ts';
import { atLeast, atMost, baseline, quantile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const WINDOWS = 3;
const WINDOW_MS = 2_500;

/** What one fleet costs: the medians of three windows in one page load. */
interface Cost {
  msPerFrame: number;
  framesPerS: number;
  /** Instances written anew in a frame; all others only the graphics card moved. */
  writtenPerFrame: number;
}

/** What DESIGN.md's Budget asks of how many shipments. */
const BARS = [
  { shipments: 10_000, mostMs: 4, fewestFramesPerS: 10 },
  { shipments: 50_000, mostMs: 8, fewestFramesPerS: 5 },
];

/**
 * Moving shipments at 60× world time, each frame of the screen drawn: the worst case, for the console itself draws only
 * when something has moved half a pixel. Main thread time is Chromium's TaskDuration by frames, MapLibre's and the
 * compositor's work included; the baseline is the same page without a shipment.
 */
export async function run(): Promise<BenchRow[]> {
  const built = await buildPage('test/e2e/pages/map.html');
  const browser = await openBrowser();
  try {
    const empty = await measure(browser, built.url, 0);
    const rows = [baseline('map, no shipments (baseline)', empty.msPerFrame, 'ms/frame')];
    for (const { shipments, mostMs, fewestFramesPerS } of BARS) {
      const cost = await measure(browser, built.url, shipments);
      const name = `map, ${shipments.toLocaleString('en-US')} moving`;
      rows.push(
        atMost(`${name}, main thread`, cost.msPerFrame, 'ms/frame', mostMs),
        atLeast(`${name}, pictures`, cost.framesPerS, 'frames/s', fewestFramesPerS),
        baseline(`${name}, written anew`, cost.writtenPerFrame, 'instances/frame'),
      );
    }
    return rows;
  } finally {
    await browser.close();
    await built.close();
  }
}

async function measure(browser: Browser, url: string, shipments: number): Promise<Cost> {
  const page = await browser.newPage({ viewport: { width: 1_160, height: 630 } });
  await page.goto(`${url}?bare&frames&rate=60&shipments=${shipments}`, { timeout: 120_000 });
  await page.waitForFunction(() => globalThis.mapPage?.isIdle, null, { timeout: 120_000 });
  const windows: Cost[] = [];
  for (let i = 0; i < WINDOWS; i++) {
    const counts = () =>
      page.evaluate(() => ({
        frames: globalThis.mapPage.frames,
        written: globalThis.mapPage.written,
        atMs: performance.now(),
      }));
    const before = await counts();
    const { share } = await measureBusy(page, () => page.waitForTimeout(WINDOW_MS));
    const after = await counts();
    const frames = Math.max(1, after.frames - before.frames);
    const ms = after.atMs - before.atMs;
    windows.push({
      msPerFrame: (share * ms) / frames,
      framesPerS: (frames / ms) * 1_000,
      writtenPerFrame: (after.written - before.written) / frames,
    });
  }
  await page.close();
  return {
    msPerFrame: median(windows.map((each) => each.msPerFrame)),
    framesPerS: median(windows.map((each) => each.framesPerS)),
    writtenPerFrame: median(windows.map((each) => each.writtenPerFrame)),
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
