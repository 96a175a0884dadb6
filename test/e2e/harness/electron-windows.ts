import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Application } from './application.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Electron's binary as its own installer leaves it, or null where there is none. */
export function electronBinary(): string | null {
  const folder = join(ROOT, 'node_modules', 'electron');
  const mark = join(folder, 'path.txt');
  if (!existsSync(mark)) return null;
  const binary = join(folder, 'dist', readFileSync(mark, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** The windows of the desktop application, attached to a running Signalbox as `npm start` attaches it. */
export class ElectronWindows {
  readonly #electron: ElectronApplication;
  readonly #first: Page;

  private constructor(electron: ElectronApplication, first: Page) {
    this.#electron = electron;
    this.#first = first;
  }

  static async open(binary: string, application: Application): Promise<ElectronWindows> {
    for (const part of ['shell', 'preload']) buildPart(part);
    const instance = JSON.parse(
      readFileSync(join(application.dataDir, 'instance.json'), 'utf8'),
    ) as { token: string };
    const electron = await _electron.launch({
      executablePath: binary,
      args: [ROOT],
      env: {
        ...definedOf(process.env),
        TZ: 'America/New_York',
        SIGNALBOX_ADDRESS: new URL(application.address).origin,
        SIGNALBOX_TOKEN: instance.token,
        SIGNALBOX_DATA_DIR: application.dataDir,
      },
    });
    return new ElectronWindows(electron, await electron.firstWindow());
  }

  /** One more window, as the console itself opens it, as a person at a place. */
  async window(person: string, place: string, listen: (page: Page) => void): Promise<Page> {
    const [page] = await Promise.all([
      this.#electron.waitForEvent('window'),
      this.#first.evaluate((hash) => {
        const { signalbox } = globalThis as unknown as {
          signalbox: { openWindow(input: { hash: string }): Promise<unknown> };
        };
        return signalbox.openWindow({ hash });
      }, `#${place}`),
    ]);
    listen(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1_600, height: 1_000 });
    // Who a window is, it remembers for itself; it has begun as the first of all.
    await page.evaluate((id) => sessionStorage.setItem('signalbox.person', id), person);
    await page.reload();
    return page;
  }

  close(): Promise<void> {
    return this.#electron.close();
  }
}

function buildPart(mode: string): void {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', 'vite.shell.config.ts', '--mode', mode];
  const built = spawnSync(process.execPath, [...args, '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the ${mode} was not built:\n${built.stderr}`);
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
