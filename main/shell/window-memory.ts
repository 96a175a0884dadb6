import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWindowState, type WindowState } from './window-state.ts';

const FILE = 'window.json';

/** The first window's place, kept in the data folder. */
export class WindowMemory {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, FILE);
  }

  read(): WindowState | null {
    try {
      return parseWindowState(readFileSync(this.#path, 'utf8'));
    } catch {
      return null;
    }
  }

  write(state: WindowState): void {
    try {
      writeFileSync(this.#path, JSON.stringify(state));
    } catch {
      // A full disk shall not keep a window from closing; it opens where it did before.
    }
  }
}
