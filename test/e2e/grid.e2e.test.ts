import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.ts';
import { buildPage } from './harness/built-page.ts';
import type { BuiltPage } from './harness/built-page.ts';

describe('a grid under 5,000 updates a second, sorted on the live column', () => {
  let built: BuiltPage;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    built = await buildPage('test/e2e/pages/grid.html');
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await built?.close();
  });

  beforeEach(async () => {
    await page?.close();
    page = await browser.newPage({ viewport: { width: 1_400, height: 800 } });
    await page.goto(`${built.url}?rows=20000`);
    await page.waitForSelector('.ag-row [col-id="id"]');
  });

  /** Waits until the rows on screen are those of the model, in order, with the store's own figures. */
  async function settled(): Promise<void> {
    await page.waitForFunction(() => {
      const { model, source, shownRows } = globalThis.gridPage;
      return shownRows().every(
        ({ place, id, risk }) =>
          model.index.idAt(place) === id &&
          risk === source.get(id)?.risk.toLocaleString('en-US').toString(),
      );
    });
  }

  test('keeps what is picked and the current row by id while rows change places', async () => {
    await page.keyboard.press('j');
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('x');
      await page.keyboard.press('j');
    }
    const before = await page.evaluate(() => ({
      picked: [...globalThis.gridPage.model.selectedIds],
      current: globalThis.gridPage.model.currentId,
      order: globalThis.gridPage.shownRows().map((row) => row.id),
    }));
    expect(before.picked).toHaveLength(3);

    await page.evaluate(() => globalThis.gridPage.startLoad(5_000));
    await page.waitForFunction(() => globalThis.gridPage.source.updates > 15_000);
    await page.evaluate(() => globalThis.gridPage.stopLoad());
    await page.evaluate(() => globalThis.gridPage.model.settle());
    await settled();

    const after = await page.evaluate(() => ({
      picked: [...globalThis.gridPage.model.selectedIds],
      current: globalThis.gridPage.model.currentId,
      rows: globalThis.gridPage.shownRows(),
    }));
    expect(after.rows.map((row) => row.id)).not.toEqual(before.order);
    expect(after.picked).toEqual(before.picked);
    expect(after.current).toBe(before.current);
    for (const row of after.rows) {
      expect(row.isSelected).toBe(before.picked.includes(row.id));
      expect(row.isCurrent).toBe(row.id === before.current);
    }
  });

  test('shows a picked row as picked wherever it goes, and nobody else in its old place', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const id = await page.evaluate(() => globalThis.gridPage.model.currentId as string);
    await page.evaluate((moved) => {
      const { model, source } = globalThis.gridPage;
      const next = model.index.idAt(3) as string;
      source.set(moved, (source.get(next)?.risk ?? 0) - 1);
      model.settle();
    }, id);
    await settled();
    const rows = await page.evaluate(() => globalThis.gridPage.shownRows());
    expect(rows[0]).toMatchObject({ isSelected: false, isCurrent: false });
    expect(rows.find((row) => row.id === id)).toMatchObject({
      place: 3,
      isSelected: true,
      isCurrent: true,
    });
  });

  test('follows the number of rows up and down, and goes on from the neighbour of a row that left', async () => {
    const count = () => page.evaluate(() => globalThis.gridPage.model.index.count);
    expect(await count()).toBe(20_000);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const neighbour = await page.evaluate(() => {
      const { model, source } = globalThis.gridPage;
      const next = model.index.idAt(2);
      source.remove(model.currentId as string);
      source.tell([source.add(), source.add(), source.add()]);
      model.settle();
      return { next, current: model.currentId };
    });
    expect(neighbour.current).toBe(neighbour.next);
    expect(await count()).toBe(20_002);
    await settled();
    await page.keyboard.press('End');
    await settled();
    const last = await page.evaluate(() => globalThis.gridPage.shownRows().at(-1));
    expect(last).toMatchObject({ place: 20_001, isCurrent: true });

    await page.evaluate(() => {
      const { model } = globalThis.gridPage;
      model.setFilter((row) => row.risk >= 990_000);
    });
    await settled();
    const left = await count();
    expect(left).toBeGreaterThan(50);
    expect(left).toBeLessThan(400);
  });

  test('hands a bulk action exactly the picked rows that are shown, in the order shown', async () => {
    await page.keyboard.press('Control+a');
    const bulk = await page.evaluate(() => {
      const { model } = globalThis.gridPage;
      model.setFilter((row) => row.site === 'Reno');
      return {
        picked: model.selectedShown(),
        shown: model.index.shownIds(),
        summary: model.summary(),
      };
    });
    expect(bulk.picked).toEqual(bulk.shown);
    expect(bulk.summary.selected).toBe(bulk.shown.length);
    expect(bulk.summary.selectedHidden).toBe(20_000 - bulk.shown.length);
  });

  test('does not re-sort under a moving pointer, and catches up when it leaves', async () => {
    await page.mouse.move(400, 200);
    await page.mouse.move(402, 201);
    const order = () => page.evaluate(() => globalThis.gridPage.shownRows().map((row) => row.id));
    const before = await order();
    await page.evaluate(() => globalThis.gridPage.startLoad(5_000));
    await page.waitForFunction(() => globalThis.gridPage.model.summary().isWaiting);
    await page.waitForFunction(() => globalThis.gridPage.source.updates > 5_000);
    expect(await order()).toEqual(before);
    await page.evaluate(() => globalThis.gridPage.stopLoad());
    await page.mouse.move(400, 20);
    await settled();
    expect(await order()).not.toEqual(before);
  });

  test('opens the current row with Enter and picks ranges with Shift', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const { opened, picked, first } = await page.evaluate(() => ({
      opened: globalThis.gridPage.opened,
      picked: globalThis.gridPage.model.selectedShown(),
      first: globalThis.gridPage
        .shownRows()
        .slice(0, 3)
        .map((row) => row.id),
    }));
    expect(opened).toEqual([first[0]]);
    expect(picked).toEqual(first);
  });
});
