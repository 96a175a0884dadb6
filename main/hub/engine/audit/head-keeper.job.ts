import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Cancel, Machine } from '#engine/clock';
import type { LogHead } from '#engine/log';
import { fromMs } from '#shared/vocabulary';
import { headLine, HEADS_FILE, type OutsideLine } from './outside-heads.ts';

/**
 * An hour by the machine's clock, whatever the world's does: it is the longest stretch of the log that somebody who owns
 * the database could rewrite unseen, and they live in the machine's time. A world that stands still or runs at 3,600 times
 * its pace must neither stop the keeping nor fill the folder.
 */
const EVERY_MS = 60 * 60_000;

export interface HeadKeeperOptions {
  /** A second folder, at best on another disk or machine, which who can write the database cannot. */
  folder: string;
  machine: Machine;
  head(): LogHead;
  /** The folder cannot be written: the hub goes on, and says so. */
  report(error: unknown): void;
}

/** Writes where the log ends into a second folder: at the start, each hour, and at the stop. */
export class HeadKeeper {
  readonly #options: HeadKeeperOptions;
  #last: string | null = null;
  #cancel: Cancel = () => undefined;

  constructor(options: HeadKeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.keep();
    const { machine } = this.#options;
    this.#cancel = machine.schedule(machine.machineNow() + EVERY_MS, () => this.start());
  }

  /** Writes the head as it is, unless it is the one that was written last. */
  keep(): void {
    const { folder, machine, head, report } = this.#options;
    const line = headLine(head(), fromMs(machine.machineNow()));
    if (line.chain === '' || line.chain === this.#last) return;
    try {
      keepOutside(folder, line);
      this.#last = line.chain;
    } catch (error) {
      report(error);
    }
  }

  stop(): void {
    this.#cancel();
    this.keep();
  }
}

/** Adds a line to the file of the second folder, and has the disk take it. */
export function keepOutside(folder: string, line: OutsideLine): void {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, HEADS_FILE), 'a');
  try {
    writeSync(file, `${JSON.stringify(line)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What was kept there; null when there is no such file. */
export function readOutside(folder: string): string | null {
  try {
    return readFileSync(join(folder, HEADS_FILE), 'utf8');
  } catch {
    return null;
  }
}
