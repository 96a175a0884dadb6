import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newDataFolder, removeDataFolder, startApplication } from './application.ts';
import type { Application } from './application.ts';
import { openBrowser } from './browser.ts';
import { Workstation } from './console-window.ts';
import { copyPrepared } from './prepared-folder.ts';

/** Four weeks of history are read; on a machine that does other things as well this takes minutes. */
const UNTIL_CAUGHT_UP_MS = 300_000;
/** The orders of the spike come within its first quarter of an hour. */
const UNTIL_SPIKE = { timeout: 120_000 };
const UNTIL_OPEN_MS = 600_000;

/** The pace at which a world is prepared: the demand spike of its first quarter of an hour is over soon. */
const PREPARED_AT_SPEED = 60;

/** A workstation on a Signalbox of its own; open between the first and the last test of its `describe`. */
export interface Workplace {
  readonly desk: Workstation;
  readonly application: Application;
}

/**
 * Starts Signalbox, a browser and a workstation before the tests of the surrounding `describe`, ends them after.
 * @param speed World seconds a second.
 * @param from `history`: on a copy of a data folder whose four weeks have been read once for the run, with the demand
 * spike of the first morning in its queue. `nothing`: on a new folder, as whoever starts Signalbox for the first time.
 */
export function workplace(speed: number, from: 'history' | 'nothing' = 'history'): Workplace {
  let browser: Browser | undefined;
  const open: { desk?: Workstation; application?: Application; dataDir?: string } = {};

  beforeAll(async () => {
    open.dataDir = await newDataFolder();
    browser = await openBrowser();
    const reader = browser;
    if (from === 'history')
      await copyPrepared(inject('runFolder'), open.dataDir, (folder) =>
        readHistory(folder, reader),
      );
    open.application = await startApplication(open.dataDir, speed);
    open.desk = await Workstation.open(browser, open.application);
  }, UNTIL_OPEN_MS);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(await open.desk?.account());
  });

  afterAll(async () => {
    await open.desk?.close();
    await browser?.close();
    await open.application?.stop();
    if (open.dataDir !== undefined) await removeDataFolder(open.dataDir);
  });

  return {
    get desk() {
      return open.desk!;
    },
    get application() {
      return open.application!;
    },
  };
}

/** Waits until a window shows rows, and that what they show is read to the end of the history. */
export async function caughtUp(page: Page): Promise<void> {
  await page.locator('.ag-row').first().waitFor({ timeout: UNTIL_CAUGHT_UP_MS });
  await page
    .getByText('Reading history')
    .waitFor({ state: 'detached', timeout: UNTIL_CAUGHT_UP_MS });
}

/** Lives a world until its history is read and the spike of the Southeast has come. */
async function readHistory(dataDir: string, browser: Browser): Promise<void> {
  const application = await startApplication(dataDir, PREPARED_AT_SPEED);
  try {
    const desk = await Workstation.open(browser, application);
    const queue = await desk.window('r.alvarez', '/exceptions?type=demandSpike');
    await caughtUp(queue);
    await queue.locator('.ag-row', { hasText: '2 items short' }).waitFor(UNTIL_SPIKE);
    await desk.close();
  } finally {
    await application.stop();
  }
}
