import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.ts';
import { buildPage } from './harness/built-page.ts';
import type { BuiltPage } from './harness/built-page.ts';

/** The base map is painted anew in a third of a second without a graphics card, on a busy machine in some. */
const UNTIL_DRAWN = { timeout: 20_000, interval: 300 };

describe('the map with two hundred moving shipments', () => {
  let built: BuiltPage;
  let browser: Browser;

  beforeAll(async () => {
    built = await buildPage('test/e2e/pages/map.html');
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await built?.close();
  });

  /** The page once its base map has been drawn, and the addresses that it asked for. */
  async function open(query: string): Promise<{ page: Page; asked: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1_160, height: 630 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${built.url}?${query}`);
    await page.waitForFunction(() => globalThis.mapPage?.isIdle);
    return { page, asked };
  }

  test('asks no other host for anything', async () => {
    const { page, asked } = await open('');
    const { host } = new URL(built.url);
    const elsewhere = asked.filter(
      (url) => !url.startsWith('data:') && !url.startsWith('blob:') && new URL(url).host !== host,
    );
    expect(asked.length).toBeGreaterThan(8);
    expect(elsewhere).toEqual([]);
    await page.close();
  });

  test('draws its names in the bundled font', async () => {
    const { page } = await open('');
    const faces = await page.evaluate(() =>
      Array.from(document.fonts).some(
        (face) => face.family.includes('Inter Variable') && face.status === 'loaded',
      ),
    );
    expect(faces).toBe(true);
    await page.close();
  });

  test('draws each shipment with WebGL2 where picking finds it', async () => {
    const { page } = await open('bare');
    const misses = await page.evaluate(() => {
      const { canvas, ids, positionPx } = globalThis.mapPage;
      canvas!.draw();
      const surface = document.querySelectorAll('canvas')[2]!;
      const gl = surface.getContext('webgl2')!;
      const pixels = new Uint8Array(4);
      const ratio = surface.width / surface.clientWidth;
      return ids.filter((id) => {
        const at = positionPx(id)!;
        gl.readPixels(
          at.x * ratio,
          surface.height - at.y * ratio,
          1,
          1,
          gl.RGBA,
          gl.UNSIGNED_BYTE,
          pixels,
        );
        return pixels[3] === 0;
      });
    });
    // The shape of "no data" is a ring, and the dash in it may be a pixel off.
    expect(misses.length).toBeLessThanOrEqual(2);

    const picked = await page.evaluate(() => {
      const { canvas, ids, positionPx } = globalThis.mapPage;
      return ids.map((id) => {
        const at = positionPx(id)!;
        const found = canvas!.pick(at.x, at.y);
        const there = found === null ? null : positionPx(found)!;
        return there === null ? Infinity : Math.hypot(there.x - at.x, there.y - at.y);
      });
    });
    // Where several lie over each other, the one found is not the one asked for, but lies there too.
    expect(Math.max(...picked)).toBeLessThanOrEqual(11);
    await page.close();
  });

  test('a click on a shipment selects it, names it and shows its way; on the sea it selects nothing', async () => {
    const { page: bare } = await open('bare');
    const lone = await bare.evaluate(() => {
      const { ids, positionPx } = globalThis.mapPage;
      const spots = ids.map((id) => ({ id, ...positionPx(id)! }));
      return spots.find((spot) =>
        spots.every(
          (other) => other === spot || Math.hypot(other.x - spot.x, other.y - spot.y) > 25,
        ),
      )!;
    });
    await bare.close();
    const { page } = await open('');
    await page.mouse.click(lone.x, lone.y);
    expect(await page.evaluate(() => globalThis.mapPage.selected)).toBe(lone.id);
    await page.waitForSelector(`[data-label-for="${lone.id}"]`);

    await page.mouse.click(1_100, 600);
    expect(await page.evaluate(() => globalThis.mapPage.selectedKind)).toBe('nothing');
    await page.close();
  });

  test('a site is reached by keyboard, and says its state', async () => {
    const { page } = await open('');
    const atlanta = page.getByRole('button', { name: 'Atlanta, critical, 7 short, 1 critical' });
    await atlanta.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => globalThis.mapPage.selected)).toBe('ATL');
    expect(await atlanta.getAttribute('aria-pressed')).toBe('true');
    await page.close();
  });

  test('a truck moves on between its fixes, and a removed one is gone', async () => {
    const { page } = await open('bare');
    const id = 'SHP-48010';
    const before = await page.evaluate((of) => globalThis.mapPage.positionPx(of), id);
    await page.evaluate(() => globalThis.mapPage.setRate(3_600));
    await page.waitForFunction(
      ([of, x, y]) => {
        const now = globalThis.mapPage.positionPx(of)!;
        return Math.hypot(now.x - x, now.y - y) > 5;
      },
      [id, before!.x, before!.y] as const,
    );
    await page.evaluate((of) => globalThis.mapPage.canvas!.remove([of]), id);
    expect(await page.evaluate((of) => globalThis.mapPage.positionPx(of), id)).toBeNull();
    await page.close();
  });

  test('looks right in both themes (pictures in the temporary folder)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-map-'));
    const { page } = await open('shipments=64');
    await page.evaluate(() => globalThis.mapPage.select('SHP-48000'));
    await page.waitForSelector('[data-label-for="SHP-48000"]');
    const dark = await page.screenshot({ path: join(folder, 'dark.png') });
    await page.evaluate(() => globalThis.mapPage.setTheme('light'));
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
    let light = dark;
    await expect
      .poll(async () => {
        const before = light;
        light = await page.screenshot({ path: join(folder, 'light.png') });
        return !light.equals(dark) && light.equals(before);
      }, UNTIL_DRAWN)
      .toBe(true);
    const land = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--land').trim(),
    );
    expect(land).toBe('#E9ECEE');
    await page.close();
  });
});
