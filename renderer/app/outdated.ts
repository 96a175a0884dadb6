import { Observable } from '#live';
import type { Readable } from './services.ts';

/** What Vite's loader says on the window when a part of the console could not be fetched. */
const PART_MISSING = 'vite:preloadError';

/**
 * Whether this window is of an older build than what is served now. Parts are named by their content, so after an update
 * those of a window that was open before it are gone. A part that is missing while the page is still the same is a line
 * that broke, and an answer that does not come says nothing: both can be tried again.
 */
export function outdated(
  window: EventTarget,
  isSamePage: () => Promise<boolean>,
): Readable<boolean> {
  const isOutdated = new Observable(false);
  window.addEventListener(PART_MISSING, () => {
    void isSamePage().then(
      (isSame) => isOutdated.set(!isSame),
      () => undefined,
    );
  });
  return isOutdated;
}

/** Whether the page that is served now begins with the script that this window runs. */
export async function servesThisPage(): Promise<boolean> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  const served = await fetch('./', { cache: 'no-store' });
  if (!served.ok || own === null || own === undefined) return true;
  return (await served.text()).includes(own);
}
