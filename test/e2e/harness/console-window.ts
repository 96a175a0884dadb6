import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Application } from './application.ts';
import { electronBinary, ElectronWindows } from './electron-windows.ts';

/** Gives one more window, as a person at a place. */
type OpenWindow = (person: string, place: string) => Promise<Page>;

/** As many characters of a window are told. */
const TOLD = 6_000;

/**
 * The windows of one workstation: in Electron where its binary is, else in the browser, whose windows share the cookie.
 * Each window is a person of its own.
 */
export class Workstation {
  /** What any window said on its console as an error, and every exception that nobody caught. */
  readonly problems: string[] = [];
  readonly #windows: Page[] = [];
  #open: OpenWindow = () => Promise.reject(new Error('the workstation is not open'));
  #close: () => Promise<void> = async () => {};

  private constructor() {}

  static async open(browser: Browser, application: Application): Promise<Workstation> {
    const workstation = new Workstation();
    const binary = electronBinary();
    if (binary === null) await workstation.#inBrowser(browser, application.address);
    else await workstation.#inElectron(binary, application);
    return workstation;
  }

  /** A window at a place, `/exceptions/EX-12`, as a person. */
  window(person: string, place: string): Promise<Page> {
    return this.#open(person, place);
  }

  /** What each window that is open shows, for whoever reads why a test failed. */
  async account(): Promise<string> {
    const open = this.#windows.filter((page) => !page.isClosed());
    const texts = await Promise.all(open.map((page) => page.locator('body').innerText()));
    return open.map((page, i) => `── ${page.url()}\n${texts[i]!.slice(0, TOLD)}`).join('\n');
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Opens the printed address once, as a browser does: its code becomes the cookie. */
  async #inBrowser(browser: Browser, address: string): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 1_600, height: 1_000 },
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    this.#listen(page);
    await page.goto(address);
    await page.close();
    this.#open = (person, place) =>
      this.#browserWindow(context, `${new URL(address).origin}/#${place}`, person);
    this.#close = () => context.close();
  }

  async #inElectron(binary: string, application: Application): Promise<void> {
    const windows = await ElectronWindows.open(binary, application);
    this.#open = (person, place) => windows.window(person, place, (page) => this.#listen(page));
    this.#close = () => windows.close();
  }

  async #browserWindow(context: BrowserContext, url: string, person: string): Promise<Page> {
    const page = await context.newPage();
    this.#listen(page);
    await page.addInitScript((id) => {
      if (sessionStorage.getItem('signalbox.person') === null)
        sessionStorage.setItem('signalbox.person', id);
    }, person);
    await page.goto(url);
    return page;
  }

  #listen(page: Page): void {
    this.#windows.push(page);
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(error.message));
  }
}

/** Where a window is, without the page's own address: `/transfers/TRF-2026-0001`. */
export function placeOfWindow(page: Page): string {
  return new URL(page.url()).hash.slice(1);
}
