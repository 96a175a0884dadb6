import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { assert } from '#shared/vocabulary';
import { damaged } from './damaged.ts';

/** Read at once while the index is made. */
const CHUNK_BYTES = 1 << 20;
/** Kept back at most before it is written. */
const UNWRITTEN_CHARACTERS = 128 << 10;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
/** Which part of a feed's numbering a file holds: from which number on, and how long it is. */
export interface Extent {
  first: number;
  bytes: number;
}

/** A comma before the line's end: any run of lines, its last two bytes left off, is the inside of a JSON array. */
const END = ',\n';

/**
 * What one feed has said, an event a line, from the `first` number that is still kept. It lies on disk as it goes over
 * the wire; in memory stands where each begins and nothing else.
 */
export class EventFile {
  #fd: number;
  #first: number;
  /** Where each event begins; the last entry is the end of the file. */
  #starts: number[];
  #unwritten = '';
  #closed = false;

  private constructor(fd: number, first: number, starts: number[]) {
    this.#fd = fd;
    this.#first = first;
    this.#starts = starts;
  }

  /** Opens a file at the length that a snapshot knows; what was written after it is said again, the same. */
  static open(path: string, { first, bytes }: Extent): EventFile {
    const fd = openSync(path, bytes === 0 ? 'w+' : 'r+');
    if (fstatSync(fd).size < bytes) {
      closeSync(fd);
      throw damaged(path, 'shorter than its books say');
    }
    ftruncateSync(fd, bytes);
    const starts = indexOf(fd, bytes);
    if (starts) return new EventFile(fd, first, starts);
    closeSync(fd);
    throw damaged(path, 'damaged');
  }

  /** The last number that was said. */
  get head(): number {
    return this.#first + this.#starts.length - 2;
  }

  /** The first number that is kept. */
  get first(): number {
    return this.#first;
  }

  /** Bytes, of what is written and what is not yet. */
  get bytes(): number {
    return this.#starts.at(-1) as number;
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
    assert(from >= this.#first && from <= to && to <= this.head, 'what is read is kept');
    this.write();
    const start = this.#startOf(from);
    const bytes = Buffer.allocUnsafe(this.#startOf(to + 1) - start);
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
    const starts = indexOf(this.#fd, this.bytes);
    assert(starts, 'a file is as it was written while it is open');
    this.#starts = starts;
  }

  /** How many events from `from` on fit into so many bytes: one at least, `most` at most. */
  fitting(from: number, most: number, bytes: number): number {
    const start = this.#startOf(from);
    let count = 1;
    while (count < most && this.#startOf(from + count + 1) - start <= bytes) count++;
    return count;
  }

  /** Goes on in a new file with the last `keepBytes` of it or so; the old one stays as it is. */
  moveTail(path: string, keepBytes: number): void {
    this.write();
    const wanted = this.bytes - keepBytes;
    const dropped = Math.max(
      0,
      this.#starts.findIndex((start) => start >= wanted),
    );
    const from = this.#starts[dropped] as number;
    const fd = openSync(path, 'w+');
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let at = from; at < this.bytes;) {
      const got = readSync(this.#fd, chunk, 0, chunk.length, at);
      for (let done = 0; done < got;)
        done += writeSync(fd, chunk, done, got - done, at - from + done);
      at += got;
    }
    fdatasyncSync(fd);
    closeSync(this.#fd);
    this.#fd = fd;
    this.#first += dropped;
    this.#starts = this.#starts.slice(dropped).map((start) => start - from);
  }

  #startOf(sequence: number): number {
    return this.#starts[sequence - this.#first] as number;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.write();
    closeSync(this.#fd);
  }
}

/** Where each event of a file begins, and the end; null when it is not made of lines that end with a comma. */
function indexOf(fd: number, bytes: number): number[] | null {
  const starts = [0];
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, bytes)));
  let before = 0;
  for (let at = 0; at < bytes;) {
    const got = readSync(fd, chunk, 0, Math.min(chunk.length, bytes - at), at);
    assert(got > 0, 'an event file does not shrink while it is read');
    for (let i = chunk.indexOf(NEWLINE); i >= 0 && i < got; i = chunk.indexOf(NEWLINE, i + 1)) {
      if ((i > 0 ? chunk[i - 1] : before) !== COMMA) return null;
      starts.push(at + i + 1);
    }
    before = chunk[got - 1] as number;
    at += got;
  }
  return starts.at(-1) === bytes ? starts : null;
}
