import { buildConsole, openBrowser } from '../e2e/index.ts';
import { atLeast, atMost, baseline, quantile, type BenchRow } from './bench-row.ts';
import { HubStand, type Emitted } from './stand/hub-stand.ts';
import { socketWaits } from './stand/socket-waits.ts';

const PER_SECOND = 1_000;
const WARM_UP_SECONDS = 5;
const SECONDS = 20;
/** Of each site. The first rows of the grid are among them, so that there is something to see on the screen. */
const CHANGING_ITEMS = 40;
const FEWEST_SAMPLES = 500;

/** A cell of the grid that was painted. */
interface Painted {
  position: string;
  onHand: number;
  /** Since the epoch, to a tenth of a millisecond, as Chromium tells it. */
  paintedMs: number;
}

/**
 * From the moment an event is put on the feed's wire until the figure that it changed, or a later one of the same
 * position, is painted in the console's stock grid, at 1,000 events a second over 12,000 positions. A cell counts as
 * painted at the end of the frame in which its text is in the DOM: a task that was posted from the frame's
 * requestAnimationFrame, which runs after style, layout and paint; the raster of the compositor comes on top. Feed and
 * page take their time from the same machine's clock.
 */
export async function run(): Promise<BenchRow[]> {
  const built = await buildConsole();
  const stand = await HubStand.open({ sites: 6, items: 2_000 }, 0, built.folder);
  const browser = await openBrowser();
  try {
    await stand.startHub();
    await stand.allSeen();
    const page = await browser.newPage({ viewport: { width: 1_600, height: 1_000 } });
    const address = await stand.consoleAddress();
    await page.goto(address);
    await page.goto(`${new URL(address).origin}/#/stock`);
    await page.waitForSelector('.ag-row [col-id="onHand"]', { timeout: 120_000 });
    await page.evaluate(watchCells);
    stand.changeFirst(CHANGING_ITEMS, PER_SECOND * WARM_UP_SECONDS, PER_SECOND);
    await stand.allSeen();
    const warm = stand.emitted.length;
    const socketMs = socketWaits(stand.consoles[0]!);
    stand.changeFirst(CHANGING_ITEMS, PER_SECOND * SECONDS, PER_SECOND);
    await stand.allSeen();
    await page.waitForTimeout(1_000);
    const painted = await page.evaluate(() => globalThis.paintedCells);
    const waitsMs = waitsOf(stand.emitted.slice(warm), painted);
    return [
      baseline('feed event to console socket meanwhile, p50', quantile(socketMs, 0.5), 'ms'),
      baseline('feed event to console socket meanwhile, p99', quantile(socketMs, 0.99), 'ms'),
      atLeast('feed event to painted cell, changes seen', waitsMs.length, '', FEWEST_SAMPLES),
      atMost('feed event to painted cell, p50', quantile(waitsMs, 0.5), 'ms', 100),
      atMost('feed event to painted cell, p99', quantile(waitsMs, 0.99), 'ms', 300),
    ];
  } finally {
    await browser.close();
    await stand.close();
    await built.remove();
  }
}

declare global {
  var paintedCells: Painted[];
}

/** Notes each figure of stock on hand when it is painted. Runs in the page. */
function watchCells(): void {
  const painted: Painted[] = [];
  let written: Omit<Painted, 'paintedMs'>[] = [];
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = () => {
    const paintedMs = performance.timeOrigin + performance.now();
    for (const cell of written) painted.push({ ...cell, paintedMs });
    written = [];
  };
  const frame = (): void => {
    afterFrame.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new MutationObserver((records) => {
    const cells = records.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest('[col-id="onHand"]'),
    );
    for (const cell of new Set(cells)) {
      const row = cell?.closest('.ag-row');
      const sku = /SKU-\d+/.exec(row?.querySelector('[col-id="item"]')?.textContent ?? '')?.[0];
      const site = row?.querySelector('[col-id="site"]')?.textContent ?? '';
      if (cell && sku)
        written.push({ position: `${site} ${sku}`, onHand: Number(cell.textContent) });
    }
  }).observe(document.querySelector('[role="grid"]')!, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  globalThis.paintedCells = painted;
}

/** How long each change of a position that was on the screen waited for its figure, or for a later one. */
function waitsOf(emitted: readonly Emitted[], painted: readonly Painted[]): number[] {
  const paintedOf = Map.groupBy(painted, ({ position }) => position);
  const waitsMs: number[] = [];
  for (const [position, changes] of Map.groupBy(emitted, (change) => change.position)) {
    // Newest first: a figure comes again after some seconds, and what is on the screen is the newest of its like.
    const newestFirst = changes.toReversed();
    let waiting = [...changes];
    for (const { onHand, paintedMs } of paintedOf.get(position) ?? []) {
      const seen = newestFirst.find(
        (change) => change.onHand === onHand && change.sentMs <= paintedMs,
      );
      if (!seen) continue;
      const at = waiting.indexOf(seen);
      for (const change of waiting.slice(0, at + 1)) waitsMs.push(paintedMs - change.sentMs);
      waiting = waiting.slice(at + 1);
    }
  }
  return waitsMs;
}
