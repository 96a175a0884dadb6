/** A log that cannot fill a disk: it turns over at a size and keeps a few of its predecessors. */
import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { StartFault, sentenceOfFileError } from './start-fault.mjs';

/** Five megabytes hold some days of a healthy hub and open in any editor. */
const FULL_BYTES = 5e6;
const KEPT = 3;

/** Lines kept in memory for the message about a child that died. */
const LAST_LINES = 20;

export class LogFile {
  /** @type {string} */ #path;
  /** @type {number} */ #fullBytes;
  /** @type {number} */ #descriptor;
  /** @type {number} */ #bytes;
  /** @type {string[]} */ #last = [];

  /** @param {string} path `…/logs/hub.log`; its predecessors are `hub.log.1` and so on. @param {number} [fullBytes] */
  constructor(path, fullBytes = FULL_BYTES) {
    this.#path = path;
    this.#fullBytes = fullBytes;
    this.#descriptor = openLog(path);
    this.#bytes = fstatSync(this.#descriptor).size;
  }

  get path() {
    return this.#path;
  }

  /** The last lines written, oldest first. */
  get lastLines() {
    return this.#last;
  }

  /** @param {string} line Without its line end. */
  write(line) {
    this.#last.push(line);
    if (this.#last.length > LAST_LINES) this.#last.shift();
    const text = Buffer.from(`${line}\n`);
    try {
      if (this.#bytes + text.length > this.#fullBytes) this.#turnOver();
      writeSync(this.#descriptor, text);
      this.#bytes += text.length;
    } catch {
      // A full disk must not end the programs whose log this is: the hub says itself what it could not write.
    }
  }

  close() {
    closeSync(this.#descriptor);
  }

  #turnOver() {
    for (let age = KEPT; age > 0; age--) {
      const younger = age === 1 ? this.#path : `${this.#path}.${age - 1}`;
      try {
        renameSync(younger, `${this.#path}.${age}`);
      } catch {
        // There is none so old yet.
      }
    }
    const next = openSync(this.#path, 'a');
    // Closed only when there is another: the number of a closed file is soon somebody else's.
    closeSync(this.#descriptor);
    this.#descriptor = next;
    this.#bytes = 0;
  }
}

/** @param {string} path */
function openLog(path) {
  try {
    return openSync(path, 'a');
  } catch (error) {
    const sentence = sentenceOfFileError(error, path);
    if (sentence === null) throw error;
    throw new StartFault(sentence, { cause: error });
  }
}
