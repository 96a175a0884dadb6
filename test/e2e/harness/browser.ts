import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where Linux distributions put Chromium, and what Debian's package calls it. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A headless Chromium with WebGL drawn in software, stated and not implied. `SIGNALBOX_CHROMIUM` names another binary;
 * without an installed one Playwright's own is taken.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['SIGNALBOX_CHROMIUM'] ?? INSTALLED.find(existsSync);
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // A person's browser has scrollbars: without them a grid's last column lies under where they would be.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
    ],
  });
}
