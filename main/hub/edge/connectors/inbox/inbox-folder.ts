import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';

/**
 * Larger than this is no interchange that a partner mails (a stock report of 100,000 lines has 6 MB): it is put away
 * unread, and said so. The hub reads a file in one go, and one of ten megabytes, made to be slow, holds it up for seconds.
 */
export const FILE_LIMIT_BYTES = 10_000_000;

/** Where files go that were read; they are kept, since they are somebody's proof. */
const DONE = 'done';

/** A file that lies still: its size and time are those of the look before. */
export interface RestingFile {
  name: string;
  path: string;
  bytes: number;
  /** For how many looks it has lain still, 1 for the first. */
  looks: number;
}

interface Seen {
  /** Size and time: another mark is another content. */
  mark: string;
  looks: number;
}

/** The folder `inbox` of the data folder. */
export class InboxFolder {
  readonly #folder: string;
  #seen = new Map<string, Seen>();
  /** Marks of files whose content is kept, and that could not be put away yet. */
  readonly #taken = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Files that have not changed since the last look, in the order of their names: one that is still being copied waits. */
  async look(): Promise<RestingFile[]> {
    await mkdir(this.#folder, { recursive: true });
    const seen = new Map<string, Seen>();
    const resting: RestingFile[] = [];
    const entries = await readdir(this.#folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const path = join(this.#folder, entry.name);
      const state = await stat(path).catch(() => null);
      if (state === null) continue;
      const mark = `${state.size}/${state.mtimeMs}`;
      const before = this.#seen.get(entry.name);
      const looks = before?.mark === mark ? before.looks + 1 : 0;
      seen.set(entry.name, { mark, looks });
      if (looks > 0) resting.push({ name: entry.name, path, bytes: state.size, looks });
    }
    this.#seen = seen;
    return resting;
  }

  read(file: RestingFile): Promise<Uint8Array> {
    return readFile(file.path);
  }

  /** Whether this content was taken already, and only lies here because it could not be put away. */
  isTaken({ name }: RestingFile): boolean {
    return this.#taken.get(name) === this.#seen.get(name)?.mark;
  }

  /** Puts a file that was taken away, under a name that is free. */
  async putAway(file: RestingFile): Promise<void> {
    this.#taken.set(file.name, this.#seen.get(file.name)?.mark ?? '');
    const done = join(this.#folder, DONE);
    await mkdir(done, { recursive: true });
    const taken = new Set(await readdir(done));
    const { name, ext } = parse(file.name);
    let free = file.name;
    for (let n = 2; taken.has(free); n++) free = `${name} (${n})${ext}`;
    await rename(file.path, join(done, free));
    this.#seen.delete(file.name);
    this.#taken.delete(file.name);
  }
}
