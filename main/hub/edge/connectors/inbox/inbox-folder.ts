import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** Larger than this is no interchange that a partner mails: it is left lying, and said so. */
export const FILE_LIMIT_BYTES = 50_000_000;

/** Where files go that were read; they are kept, since they are somebody's proof. */
const DONE = 'done';

/** A file that lies still: its size and time are those of the look before. */
export interface RestingFile {
  name: string;
  path: string;
  bytes: number;
}

/** The folder `inbox` of the data folder. */
export class InboxFolder {
  readonly #folder: string;
  #seen = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Files that have not changed since the last look, in the order of their names: one that is still being copied waits. */
  async look(): Promise<RestingFile[]> {
    await mkdir(this.#folder, { recursive: true });
    const seen = new Map<string, string>();
    const resting: RestingFile[] = [];
    const entries = await readdir(this.#folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const path = join(this.#folder, entry.name);
      const state = await stat(path).catch(() => null);
      if (state === null) continue;
      const mark = `${state.size}/${state.mtimeMs}`;
      seen.set(entry.name, mark);
      if (this.#seen.get(entry.name) === mark)
        resting.push({ name: entry.name, path, bytes: state.size });
    }
    this.#seen = seen;
    return resting;
  }

  read(file: RestingFile): Promise<Uint8Array> {
    return readFile(file.path);
  }

  /** Puts a file that was read away, under a name that is free. */
  async putAway(file: RestingFile): Promise<void> {
    const done = join(this.#folder, DONE);
    await mkdir(done, { recursive: true });
    const taken = new Set(await readdir(done));
    const { name, ext } = parse(file.name);
    let free = file.name;
    for (let n = 2; taken.has(free); n++) free = `${name} (${n})${ext}`;
    await rename(file.path, join(done, free));
    this.#seen.delete(file.name);
  }
}
