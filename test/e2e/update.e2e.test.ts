import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveFolder } from './harness/built-page.ts';
import type { BuiltPage } from './harness/built-page.ts';

const CONFIG = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../renderer', import.meta.url));

describe('a window that was open while the console was built anew', () => {
  let folder: string;
  let served: BuiltPage;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalbox-console-'));
    const options = { outDir: folder, emptyOutDir: true };
    await build({ configFile: CONFIG, root: ROOT, logLevel: 'error', build: options });
    served = await serveFolder(folder);
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(`${served.url}/#/orders`);
    await page.getByText('Orders', { exact: true }).first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Takes a part out of what is served; gives what puts it back. */
  async function takeAway(part: RegExp): Promise<() => Promise<void>> {
    const name = (await readdir(join(folder, 'assets'))).find((file) => part.test(file))!;
    const [its, kept] = [join(folder, 'assets', name), join(folder, name)];
    await rename(its, kept);
    return () => rename(kept, its);
  }

  async function go(keys: string): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  test('fetches again at the next visit what the line did not bring', async () => {
    const putBack = await takeAway(/^ShipmentsWorkspace-.*\.js$/);
    await go('gh');
    await page.getByRole('alert').getByText('Shipments stopped').waitFor();
    await go('go');
    await page.getByText('Orders', { exact: true }).first().waitFor();
    await putBack();
    await go('gh');
    await page.getByRole('tab', { name: 'Moving' }).waitFor();
    expect(await page.getByText('Shipments stopped').count()).toBe(0);
  });

  test('fetches the map again when it is asked to', async () => {
    const putBack = await takeAway(/^ShipmentMap-.*\.js$/);
    await go('gm');
    await page.getByRole('alert').getByText('Map stopped').waitFor();
    await putBack();
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).waitFor();
    expect(await page.getByText('Map stopped').count()).toBe(0);
  });

  test('keeps its words for a line that broke, and says that a reload is needed once another build is served', async () => {
    const assets = join(folder, 'assets');
    const stock = (await readdir(assets)).find((name) => /^StockWorkspace-.*\.js$/.test(name))!;
    await rm(join(assets, stock));
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('alert').getByText('Stock stopped').waitFor();
    expect(await page.getByText('Signalbox was updated.').count()).toBe(0);

    const index = join(folder, 'index.html');
    const html = await readFile(index, 'utf8');
    const entry = /src="\.\/assets\/([^"]+)"/.exec(html)![1]!;
    await copyFile(join(assets, entry), join(assets, 'another-build.js'));
    await writeFile(index, html.replace(entry, 'another-build.js'));
    const transfers = (await readdir(assets)).find((name) =>
      /^TransfersWorkspace-.*\.js$/.test(name),
    )!;
    await rm(join(assets, transfers));
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByText('Signalbox was updated.').waitFor();
    await page.getByText('Transfers opens once this window is reloaded.').waitFor();

    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    expect(await page.locator('script[type="module"]').first().getAttribute('src')).toContain(
      'another-build.js',
    );
  });
});
