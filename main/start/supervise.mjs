/** Keeps one child process running: starts it, listens to what it says, starts it again when it dies, stops it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { SETTLED_MS, backOffMs } from './back-off.mjs';
import { readChildLine } from './child-lines.mjs';
import { killGroup } from './kill-group.mjs';
import { StartFault } from './start-fault.mjs';

const LEASH = pathToFileURL(`${import.meta.dirname}/leash.mjs`).href;

/** A child that is not ready says what it is doing; one that says nothing for this long is stuck. */
const SILENCE_MS = 120_000;

/**
 * What a child said last may arrive after its end; but a pipe that its own children hold stays open for as long as they
 * live, so its end is not waited for longer than this.
 */
const LAST_WORDS_MS = 300;

/** Time to stop in order before the child's whole process group is ended: the leash's own grace, and a little. */
const STOP_MS = 17_000;

/**
 * @typedef {object} ChildPlan
 * @property {string} name As a person knows it, `hub`.
 * @property {string} node The Node that runs it.
 * @property {string} script
 * @property {readonly string[]} [flags] Of Node, before the script.
 * @property {() => Record<string, string>} environment Asked at each start: a restarted child may need new facts.
 * @property {import('./log-file.mjs').LogFile} log
 * @property {(line: Extract<import('./child-lines.mjs').ChildLine, { kind: 'progress' }>) => void} [onProgress]
 * @property {(facts: Record<string, unknown>) => void} [onReady] At each start, after the first too.
 * @property {(pid: number) => void} [onSpawn]
 * @property {(sentence: string) => void} say Prints a line for the person: died, back, faults.
 * @property {number} [silenceMs]
 */

export class Supervised {
  /** @type {ChildPlan} */ #plan;
  /** @type {import('node:child_process').ChildProcess | null} */ #child = null;
  /** @type {NodeJS.Timeout | null} */ #timer = null;
  /** @type {(facts: Record<string, unknown>) => void} */ #resolveReady = () => {};
  /** @type {(fault: StartFault) => void} */ #rejectReady = () => {};
  #everReady = false;
  #stopping = false;
  #restarting = false;
  #deaths = 0;
  /** @type {string | null} */ #saidFault = null;

  /** The facts of the first ready line; fails with a StartFault when the first start does. */
  ready;

  /** @param {ChildPlan} plan */
  constructor(plan) {
    this.#plan = plan;
    /** @type {Promise<Record<string, unknown>>} */
    this.ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    this.#start();
  }

  /** Stops the child and starts it again at once, with a fresh environment. */
  restart() {
    if (this.#child === null) return;
    this.#restarting = true;
    this.#child.kill('SIGTERM');
  }

  /** Stops the child for good: in order, and by force when it takes too long. */
  async stop() {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const child = this.#child;
    if (child === null) return;
    const force = setTimeout(() => killGroup(child), STOP_MS);
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
    clearTimeout(force);
  }

  /** Ends the child as it is. */
  kill() {
    this.#stopping = true;
    if (this.#child !== null) killGroup(this.#child);
  }

  #start() {
    const { name, node, script, flags = [], environment, log } = this.#plan;
    const startedMs = performance.now();
    const child = spawn(node, [...flags, '--import', LEASH, script], {
      env: { ...process.env, ...environment(), SIGNALBOX_LEASH: String(process.pid) },
      // A group of its own: Ctrl-C reaches us alone, and we stop console, hub and simulator in that order.
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#child = child;
    if (child.pid !== undefined) this.#plan.onSpawn?.(child.pid);
    log.write(`── ${new Date().toISOString()} ${name} starts as process ${child.pid ?? 'none'}`);

    /** @type {string | null} */
    let fault = null;
    const silence = this.#watchSilence(child);
    child.stdin.on('error', () => {});
    child.on('error', (error) => {
      log.write(error.message);
      child.emit('exit', null, null);
    });
    createInterface({ input: child.stderr }).on('line', (line) => log.write(line));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = readChildLine(text);
      switch (line.kind) {
        case 'ready':
          silence.end();
          this.#becameReady(line.facts, performance.now() - startedMs);
          return;
        case 'progress':
          silence.heard();
          this.#plan.onProgress?.(line);
          return;
        case 'fault':
          fault = line.sentence;
          log.write(`fault: ${fault}`);
          return;
        default:
          log.write(text);
      }
    });
    child.once('exit', (code, signal) => {
      silence.end();
      this.#child = null;
      const how = signal === null ? `exit code ${code}` : signal;
      const livedMs = performance.now() - startedMs;
      void Promise.race([once(child, 'close'), wait(LAST_WORDS_MS)]).then(() => {
        log.write(`── ${new Date().toISOString()} ${name} ended (${how})`);
        this.#ended(fault, how, livedMs);
      });
    });
  }

  /** @param {Record<string, unknown>} facts @param {number} tookMs */
  #becameReady(facts, tookMs) {
    const first = !this.#everReady;
    this.#everReady = true;
    this.#saidFault = null;
    if (!first) this.#plan.say(`The ${this.#plan.name} is back (${(tookMs / 1000).toFixed(1)} s).`);
    this.#plan.onReady?.(facts);
    this.#resolveReady(facts);
  }

  /** @param {string | null} fault @param {string} how @param {number} livedMs */
  #ended(fault, how, livedMs) {
    const { name, log, say } = this.#plan;
    if (this.#stopping) return;
    if (this.#restarting) {
      this.#restarting = false;
      this.#start();
      return;
    }
    if (!this.#everReady) {
      this.#rejectReady(new StartFault(fault ?? stillborn(name, how, log)));
      return;
    }
    this.#deaths = livedMs > SETTLED_MS ? 1 : this.#deaths + 1;
    const waitMs = backOffMs(this.#deaths, Math.random());
    // The same fault each half minute would bury what else is printed.
    if (fault === null) say(`The ${name} ended (${how}); it is started again.`);
    else if (fault !== this.#saidFault) say(`The ${name} ended: ${fault}`);
    this.#saidFault = fault;
    this.#timer = setTimeout(() => this.#start(), waitMs);
  }

  /** @param {import('node:child_process').ChildProcess} child */
  #watchSilence(child) {
    const { silenceMs = SILENCE_MS, name, log } = this.#plan;
    const tooLong = () => {
      log.write(`${name} said nothing for ${silenceMs / 1000} s and is ended`);
      killGroup(child);
    };
    let timer = setTimeout(tooLong, silenceMs);
    return {
      heard() {
        clearTimeout(timer);
        timer = setTimeout(tooLong, silenceMs);
      },
      end() {
        clearTimeout(timer);
      },
    };
  }
}

/** @param {string} name @param {string} how @param {import('./log-file.mjs').LogFile} log */
function stillborn(name, how, log) {
  const words = log.lastLines.filter((line) => !line.startsWith('──')).slice(-8);
  return [
    `The ${name} ended before it was ready (${how}). More is in ${log.path}. Its last words:`,
    ...words.map((line) => `  ${line}`),
  ].join('\n');
}
