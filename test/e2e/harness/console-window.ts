import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A browser as one workstation has it: its windows share the cookie, and each window is a person of its own. */
export class Workstation {
  readonly #context: BrowserContext;
  readonly #origin: string;
  /** What any window said on its console as an error, and every exception that nobody caught. */
  readonly problems: string[] = [];

  private constructor(context: BrowserContext, origin: string) {
    this.#context = context;
    this.#origin = origin;
  }

  /** Opens the printed address once, as a browser does: its code becomes the cookie. */
  static async open(browser: Browser, address: string): Promise<Workstation> {
    const context = await browser.newContext({
      viewport: { width: 1_600, height: 1_000 },
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
    });
    const workstation = new Workstation(context, new URL(address).origin);
    const page = await context.newPage();
    workstation.#listen(page);
    await page.goto(address);
    await page.close();
    return workstation;
  }

  /** A window at a place, `/exceptions/EX-12`, as a person. */
  async window(person: string, place: string): Promise<Page> {
    const page = await this.#context.newPage();
    this.#listen(page);
    await page.addInitScript((id) => {
      if (sessionStorage.getItem('signalbox.person') === null)
        sessionStorage.setItem('signalbox.person', id);
    }, person);
    await page.goto(`${this.#origin}/#${place}`);
    return page;
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  #listen(page: Page): void {
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
