import { expect, test } from 'vitest';
import { outdated } from './outdated.ts';

/** A part is missing, and the page that is served answers so. */
async function afterMissingPart(isSamePage: () => Promise<boolean>): Promise<boolean> {
  const window = new EventTarget();
  const isOutdated = outdated(window, isSamePage);
  expect(isOutdated.get()).toBe(false);
  window.dispatchEvent(new Event('vite:preloadError'));
  await new Promise((resolve) => setImmediate(resolve));
  return isOutdated.get();
}

test('a window whose parts are gone because another build is served is outdated', async () => {
  expect(await afterMissingPart(() => Promise.resolve(false))).toBe(true);
});

test('a window whose part did not come over a broken line is not', async () => {
  expect(await afterMissingPart(() => Promise.resolve(true))).toBe(false);
  expect(await afterMissingPart(() => Promise.reject(new Error('no line')))).toBe(false);
});
