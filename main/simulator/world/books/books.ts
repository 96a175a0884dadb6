import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { damaged } from './damaged.ts';
import { EventFile } from './event-file.ts';
import { Journal, type JournalEntry } from './journal.ts';
import { readSnapshot, type Snapshot, snapshotText } from './snapshot.ts';

/**
 * How long a feed's file may become, and what is kept of it then: the busiest feed says 30 MB in 28 days, and whoever
 * was away for two months reads no history any more but what is.
 */
const LIMITS: Limits = { mostBytes: 128 << 20, keepBytes: 64 << 20 };

interface Limits {
  mostBytes: number;
  keepBytes: number;
}

/**
 * The simulator's own books in a folder: a snapshot, the journal of what came after it, and a file of events a feed.
 * Snapshot and journal carry the same number; a new pair is whole before the old one goes.
 */
export class Books {
  readonly #folder: string;
  readonly #feeds: readonly string[];
  #number: number;
  #journal: Journal;
  readonly files: readonly EventFile[];
  readonly #limits: Limits;

  private constructor(
    folder: string,
    feeds: readonly string[],
    number: number,
    journal: Journal,
    files: readonly EventFile[],
    limits: Limits,
  ) {
    this.#folder = folder;
    this.#feeds = feeds;
    this.#number = number;
    this.#journal = journal;
    this.files = files;
    this.#limits = limits;
  }

  /** Begins empty books; what a first start that was broken off left here was told to nobody, and goes. */
  static begin(folder: string, feeds: readonly string[], limits = LIMITS): Books {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const files = feeds.map((source) =>
      EventFile.open(eventPath(folder, source, 1), { first: 1, bytes: 0 }),
    );
    const { journal } = Journal.open(journalPath(folder, 0));
    return new Books(folder, feeds, 0, journal, files, limits);
  }

  /**
   * Opens the books of a folder at their latest snapshot, with what came after it; null where there are none. Throws
   * a Fault in a sentence when they are damaged.
   */
  static open(
    folder: string,
    feedsOf: (snapshot: Snapshot) => readonly string[],
    limits = LIMITS,
  ): { books: Books; snapshot: Snapshot; entries: JournalEntry[] } | null {
    const number = latestNumber(folder);
    if (number === null) return null;
    const path = snapshotPath(folder, number);
    const snapshot = readSnapshot(readFileSync(path, 'utf8'));
    if (!snapshot) throw damaged(path, 'damaged');
    const feeds = feedsOf(snapshot);
    const files = feeds.map((source, i) => {
      const extent = snapshot.files[i] ?? { first: 1, bytes: 0 };
      return EventFile.open(eventPath(folder, source, extent.first), extent);
    });
    const { journal, entries } = Journal.open(journalPath(folder, number));
    return { books: new Books(folder, feeds, number, journal, files, limits), snapshot, entries };
  }

  /** Writes events and entries to disk for good: from now on they may be told. */
  note(entries: readonly JournalEntry[]): void {
    for (const file of this.files) file.write();
    for (const entry of entries) this.#journal.append(entry);
    this.#journal.sync();
  }

  /** Notes how far the world is when nothing was said: the worst that a lost one costs is a moment of world time. */
  noteLater(entry: JournalEntry): void {
    this.#journal.append(entry);
  }

  /** Writes a snapshot, from which the journal begins anew. */
  snapshot(snapshot: Omit<Snapshot, 'files'>): void {
    const shed = this.#shed();
    for (const file of this.files) file.sync();
    const next = this.#number + 1;
    const files = this.files.map(({ first, bytes }) => ({ first, bytes }));
    const path = snapshotPath(this.#folder, next);
    rmSync(journalPath(this.#folder, next), { force: true });
    const { journal } = Journal.open(journalPath(this.#folder, next));
    writeSynced(`${path}.new`, snapshotText({ ...snapshot, files }));
    renameSync(`${path}.new`, path);
    syncFolder(this.#folder);
    this.#journal.close();
    rmSync(snapshotPath(this.#folder, this.#number), { force: true });
    rmSync(journalPath(this.#folder, this.#number), { force: true });
    for (const old of shed) rmSync(old, { force: true });
    this.#number = next;
    this.#journal = journal;
  }

  /** Lets long files go on with their tail; gives the paths that are history once the snapshot stands. */
  #shed(): string[] {
    return this.files.flatMap((file, i) => {
      if (file.bytes <= this.#limits.mostBytes) return [];
      const source = this.#feeds[i] as string;
      const old = eventPath(this.#folder, source, file.first);
      // The tail's name is its first number, known once it is cut.
      const unnamed = `${old}.tail`;
      file.moveTail(unnamed, this.#limits.keepBytes);
      renameSync(unnamed, eventPath(this.#folder, source, file.first));
      return [old];
    });
  }

  close(): void {
    this.#journal.close();
    for (const file of this.files) file.close();
  }
}

function latestNumber(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const numbers = readdirSync(folder).flatMap((name) => {
    const match = /^snapshot-(\d+)\.json$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
  return numbers.length === 0 ? null : Math.max(...numbers);
}

function snapshotPath(folder: string, number: number): string {
  return join(folder, `snapshot-${number}.json`);
}

function journalPath(folder: string, number: number): string {
  return join(folder, `journal-${number}.log`);
}

function eventPath(folder: string, source: string, first: number): string {
  return join(folder, `${source.replace('/', '-')}-${first}.events`);
}

function writeSynced(path: string, text: string): void {
  const fd = openSync(path, 'w');
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
  fsyncSync(fd);
  closeSync(fd);
}

/** A name in a folder lasts once the folder is synced; Windows has no such thing and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
