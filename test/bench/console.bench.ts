import type { Browser, Page } from 'playwright-core';
import { buildConsole, measureBusy, openBrowser } from '../e2e/index.ts';
import { atMost, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';

/** The reference network as a first start meets it. */
const WORLD = { scale: 1, historyDays: 28 };
const PATIENCE = { timeout: 300_000 };
/** What is left of loading the page is no part of reading history. */
const SETTLES_MS = 2_000;

/**
 * What a person at a console waits for, in the reference network: tasks that hold the page while the hub reads its first
 * history, and a second start, from the hub's first instruction until rows stand in the grid and trucks on the map.
 */
export async function run(): Promise<BenchRow[]> {
  const built = await buildConsole();
  const stand = await HubStand.openWorld(WORLD, built.folder);
  const browser = await openBrowser();
  try {
    await stand.startHub();
    const page = await openStock(browser, stand);
    const { longestTaskMs } = await measureBusy(page, () => stand.caughtUp());
    await page.close();
    await stand.stopHub();
    // The stand's own consoles connect in between, and are not counted.
    const readyMs = await stand.startHub();
    const openedMs = performance.now();
    await openMap(browser, stand);
    const usableMs = readyMs + performance.now() - openedMs;
    return [
      atMost('catch-up of four weeks, longest task of a console', longestTaskMs, 'ms', 100),
      atMost('second start until rows and map are there', usableMs / 1_000, 's', 3),
    ];
  } finally {
    await browser.close();
    await stand.close();
    await built.remove();
  }
}

/** Opens a console at the positions, which change most while history is read; resolves once it has settled. */
async function openStock(browser: Browser, stand: HubStand): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_600, height: 1_000 } });
  const address = await stand.consoleAddress();
  await page.goto(address);
  await page.goto(`${new URL(address).origin}/#/stock`);
  await page.waitForSelector('.ag-row', PATIENCE);
  await page.waitForTimeout(SETTLES_MS);
  return page;
}

/** Opens a console at the map; resolves once shipments stand in its grid, and one of them is drawn and named on the map. */
async function openMap(browser: Browser, stand: HubStand): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_600, height: 1_000 } });
  await page.goto(await stand.consoleAddress());
  await page.waitForSelector('.ag-row', PATIENCE);
  await page.waitForSelector('[data-label-for]', { ...PATIENCE, state: 'attached' });
  return page;
}
