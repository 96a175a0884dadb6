import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { assert, Fault } from '#shared/vocabulary';

/** Read at once while the index is made. */
const CHUNK_BYTES = 1 << 20;
/** Kept back at most before it is written. */
const UNWRITTEN_CHARACTERS = 128 << 10;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
/** A comma before the line's end: any run of lines, its last two bytes left off, is the inside of a JSON array. */
const END = ',\n';

/**
 * All that one feed has said: the event of sequence n is the n-th line. It lies on disk as it goes over the wire; in
 * memory stands where each begins and nothing else.
 */
export class EventFile {
  readonly #fd: number;
  /** Where each event begins; the last entry is the end of the file. */
  #starts: number[];
  #unwritten = '';
  #closed = false;

  private constructor(fd: number, starts: number[]) {
    this.#fd = fd;
    this.#starts = starts;
  }

  /** Opens a file at the length that a snapshot knows; what was written after it is said again, the same. */
  static open(path: string, bytes: number): EventFile {
    const fd = openSync(path, bytes === 0 ? 'w+' : 'r+');
    if (fstatSync(fd).size < bytes) {
      closeSync(fd);
      throw new Fault(
        'books.damaged',
        `The simulator's file ${path} is shorter than its books say. Choose another data folder with --data-dir, or remove the folder ${path.slice(0, path.lastIndexOf('/'))} to begin a new world.`,
      );
    }
    ftruncateSync(fd, bytes);
    return new EventFile(fd, indexOf(fd, bytes));
  }

  /** How many events there are: the last sequence. */
  get count(): number {
    return this.#starts.length - 1;
  }

  /** Bytes, of what is written and what is not yet. */
  get bytes(): number {
    return this.#starts[this.count] as number;
  }

  append(json: string): void {
    this.#starts.push(this.bytes + Buffer.byteLength(json) + END.length);
    this.#unwritten += json + END;
    if (this.#unwritten.length >= UNWRITTEN_CHARACTERS) this.write();
  }

  write(): void {
    if (this.#unwritten === '') return;
    const bytes = Buffer.from(this.#unwritten);
    let at = this.bytes - bytes.length;
    for (let done = 0; done < bytes.length;) {
      const wrote = writeSync(this.#fd, bytes, done, bytes.length - done, at);
      done += wrote;
      at += wrote;
    }
    this.#unwritten = '';
  }

  sync(): void {
    this.write();
    fdatasyncSync(this.#fd);
  }

  /** The events of `from` to `to`, both included, as the inside of a JSON array. */
  read(from: number, to: number): string {
    assert(from >= 1 && from <= to && to <= this.count, 'what is read has been said');
    this.write();
    const start = this.#starts[from - 1] as number;
    const bytes = Buffer.allocUnsafe((this.#starts[to] as number) - start);
    const got = readSync(this.#fd, bytes, 0, bytes.length, start);
    assert(got === bytes.length, 'an event file is as long as its index says');
    return bytes.toString('utf8', 0, bytes.length - END.length);
  }

  /** The same, one JSON text an event. */
  readEach(from: number, to: number): string[] {
    return this.read(from, to).split(END);
  }

  /** Makes the index anew from the file, as a process does that has just started. */
  reread(): void {
    this.write();
    this.#starts = indexOf(this.#fd, this.bytes);
  }

  /** How many events from `from` on fit into so many bytes: one at least, `most` at most. */
  fitting(from: number, most: number, bytes: number): number {
    const start = this.#starts[from - 1] as number;
    let count = 1;
    while (count < most && (this.#starts[from + count] as number) - start <= bytes) count++;
    return count;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.write();
    closeSync(this.#fd);
  }
}

function indexOf(fd: number, bytes: number): number[] {
  const starts = [0];
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, bytes)));
  let before = 0;
  for (let at = 0; at < bytes;) {
    const got = readSync(fd, chunk, 0, Math.min(chunk.length, bytes - at), at);
    assert(got > 0, 'an event file does not shrink while it is read');
    for (let i = chunk.indexOf(NEWLINE); i >= 0 && i < got; i = chunk.indexOf(NEWLINE, i + 1)) {
      assert((i > 0 ? chunk[i - 1] : before) === COMMA, 'each event ends with a comma');
      starts.push(at + i + 1);
    }
    before = chunk[got - 1] as number;
    at += got;
  }
  return starts;
}
