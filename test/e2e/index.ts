/**
 * What benches share with the end-to-end suite: a browser, a page built and served, and how busy its main thread is.
 * Imports Playwright and Vite; owns no tables, reads and emits no events.
 */
export { openBrowser } from './harness/browser.ts';
export { buildConsole, buildPage } from './harness/built-page.ts';
export { measureBusy } from './harness/busy.ts';
