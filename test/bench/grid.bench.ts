import { buildPage, measureBusy, openBrowser } from '../e2e/index.ts';
import { atLeast, atMost, baseline } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const ROWS = 100_000;
const UPDATES_PER_S = 5_000;
const WINDOWS = 3;
const WINDOW_MS = 3_000;

/**
 * 100,000 rows of 30 columns, sorted and filtered on the column that changes, 5,000 updates a second. Its baseline is
 * the same page at rest. The worst of three windows counts for the longest task, the median for how busy the thread is.
 */
export async function run(): Promise<BenchRow[]> {
  const built = await buildPage('test/e2e/pages/grid.html');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1_600, height: 1_000 } });
    await page.goto(`${built.url}?rows=${ROWS}&filtered`, { timeout: 120_000 });
    await page.waitForSelector('.ag-row [col-id="id"]', { timeout: 120_000 });
    await page.waitForTimeout(2_000);
    const atRest = await measureBusy(page, () => page.waitForTimeout(WINDOW_MS));
    await page.evaluate((pace) => globalThis.gridPage.startLoad(pace), UPDATES_PER_S);
    await page.waitForTimeout(2_000);
    const updatesBefore = await page.evaluate(() => globalThis.gridPage.source.updates);
    const startedMs = performance.now();
    const windows = [];
    for (let i = 0; i < WINDOWS; i++)
      windows.push(await measureBusy(page, () => page.waitForTimeout(WINDOW_MS)));
    const updates = (await page.evaluate(() => globalThis.gridPage.source.updates)) - updatesBefore;
    const pace = updates / ((performance.now() - startedMs) / 1_000);
    const shares = windows.map((window) => window.share).toSorted((a, b) => a - b);
    const busy = (shares[Math.floor(WINDOWS / 2)] ?? 1) * 100;
    const longest = Math.max(...windows.map((window) => window.longestTaskMs));
    return [
      baseline('grid, main thread busy at rest (baseline)', atRest.share * 100, '%'),
      atLeast('grid, updates reached', pace, '/s', UPDATES_PER_S * 0.95),
      atMost('grid, main thread busy', busy, '%', 40),
      atMost('grid, longest task', longest, 'ms', 100),
    ];
  } finally {
    await browser.close();
    await built.close();
  }
}
