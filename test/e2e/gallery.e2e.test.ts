import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.ts';
import { buildPage } from './harness/built-page.ts';
import type { BuiltPage } from './harness/built-page.ts';

describe('every part in each of its states', () => {
  let built: BuiltPage;
  let browser: Browser;

  beforeAll(async () => {
    built = await buildPage('renderer/gallery.html');
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await built?.close();
  });

  async function gallery(theme: string): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1_600, height: 1_000 } });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${built.url}?theme=${theme}`);
    await page.getByRole('heading', { name: 'Gallery' }).waitFor();
    return { page, problems };
  }

  test.each(['dark', 'light'])('is drawn without an error in the %s theme', async (theme) => {
    const { page, problems } = await gallery(theme);
    expect(problems).toEqual([]);
    expect(await page.locator('figure').count()).toBeGreaterThan(30);
    await page.close();
  });

  test('has a name for whoever hears the screen: every control, picture, table and region', async () => {
    const { page } = await gallery('dark');
    expect(await page.evaluate(namelessParts)).toEqual([]);
    await page.close();
  });

  test('gives no id twice, and every reference to one leads somewhere', async () => {
    const { page } = await gallery('dark');
    expect(await page.evaluate(brokenReferences)).toEqual([]);
    await page.close();
  });

  test.each(['dark', 'light'])('has text that can be read in the %s theme', async (theme) => {
    const { page } = await gallery(theme);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await page.close();
  });
});

/** Parts without an accessible name (WCAG 2.2, 4.1.2 and 1.1.1), each by its own markup. Runs in the page. */
function namelessParts(): string[] {
  const asked =
    'button, a[href], input, select, textarea, [role="img"], table, [role="tab"], [role="option"]';
  return [...document.querySelectorAll<HTMLElement>(asked)]
    .filter((part) => {
      const label = part.getAttribute('aria-label') ?? part.getAttribute('title') ?? '';
      const labelled = part.getAttribute('aria-labelledby') !== null;
      const own = part instanceof HTMLInputElement ? part.labels?.[0]?.textContent : '';
      const field =
        part instanceof HTMLSelectElement || part instanceof HTMLTextAreaElement
          ? part.labels?.[0]?.textContent
          : own;
      const text = part.matches('input, select, textarea, table') ? '' : part.textContent;
      return !labelled && `${label}${field ?? ''}${text ?? ''}`.trim() === '';
    })
    .map((part) => part.outerHTML.slice(0, 120));
}

/** Ids that stand twice, and references that lead nowhere. Runs in the page. */
function brokenReferences(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map((part) => part.id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice: ${id}`);
  const references = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'];
  const lost = references.flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)]
      .flatMap((part) => (part.getAttribute(name) ?? '').split(' '))
      .filter((id) => id !== '' && document.getElementById(id) === null)
      .map((id) => `${name} to ${id}`),
  );
  return [...twice, ...lost];
}

/**
 * Texts under 4.5:1 against what lies behind them (WCAG 2.2, 1.4.3), measured on computed colours. What cannot be
 * pressed is let off, as the criterion does. Runs in the page.
 */
function faintTexts(): string[] {
  const rgba = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r = 0, g = 0, b = 0]: number[]) => {
    const part = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (part: Element | null): number[] => {
    for (let at = part; at !== null; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || (colour[3] ?? 0) >= 0.99) return colour;
    }
    return rgba(getComputedStyle(document.body).backgroundColor);
  };
  const faint = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const part = walker.currentNode.parentElement;
    if (
      text === '' ||
      part === null ||
      part.closest('[aria-disabled], .visually-hidden, figcaption')
    )
      continue;
    if (part.getClientRects().length === 0) continue;
    const [a, b] = [light(rgba(getComputedStyle(part).color)), light(behind(part))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.add(`${ratio.toFixed(2)} ${text.slice(0, 40)}`);
  }
  return [...faint];
}
