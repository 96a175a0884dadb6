import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { CommandEnvelope, FaultRequest } from '#shared/contracts';

/**
 * What came into the world from outside, and how far it had run. The world is the same function of its inputs each
 * time, so a command's effect and its key are this one record: read again, the command has the same effect once.
 */
export type JournalEntry =
  | { kind: 'command'; atMs: number; feed: number; envelope: CommandEnvelope }
  | { kind: 'fault'; atMs: number; request: FaultRequest }
  | { kind: 'rate'; atMs: number; rate: number }
  /** All up to here may have been heard by somebody; the digest is of all that was said since the snapshot. */
  | { kind: 'ran'; atMs: number; digest: number };

/** An append-only file of entries, each a line behind its own checksum: a line torn by a crash ends the reading. */
export class Journal {
  readonly #fd: number;
  #bytes: number;
  #unsynced = false;

  private constructor(fd: number, bytes: number) {
    this.#fd = fd;
    this.#bytes = bytes;
  }

  /** Opens a journal to be gone on with, and gives what stands in it. */
  static open(path: string): { journal: Journal; entries: JournalEntry[] } {
    const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const { entries, bytes } = readEntries(text);
    const fd = openSync(path, text.length === 0 ? 'w+' : 'r+');
    ftruncateSync(fd, bytes);
    return { journal: new Journal(fd, bytes), entries };
  }

  append(entry: JournalEntry): void {
    const json = JSON.stringify(entry);
    const line = Buffer.from(`${checksum(json)} ${json}\n`);
    for (let done = 0; done < line.length;)
      done += writeSync(this.#fd, line, done, line.length - done, this.#bytes + done);
    this.#bytes += line.length;
    this.#unsynced = true;
  }

  /** Only what is synced may be told to anybody. */
  sync(): void {
    if (!this.#unsynced) return;
    fdatasyncSync(this.#fd);
    this.#unsynced = false;
  }

  close(): void {
    this.sync();
    closeSync(this.#fd);
  }
}

function readEntries(text: Buffer): { entries: JournalEntry[]; bytes: number } {
  const entries: JournalEntry[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf(0x0a, start);
    if (end < 0) break;
    const line = text.toString('utf8', start, end);
    const json = line.slice(9);
    if (line.slice(0, 8) !== checksum(json)) break;
    entries.push(JSON.parse(json) as JournalEntry);
    start = end + 1;
  }
  return { entries, bytes: start };
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
