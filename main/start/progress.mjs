/** Says what a long step is doing: one line that moves on a terminal, now and then a line elsewhere. */

/** How often a step that is not on a terminal says where it is: a log should tell a slow step from a dead one. */
const QUIET_INTERVAL_MS = 10_000;

/** A terminal's line is redrawn at most this often; faster is flicker. */
const REDRAW_MS = 100;

/**
 * @typedef {object} Step
 * @property {(text: string) => void} update Says where it is, `412 of 591 packages`.
 * @property {(text?: string) => void} done Ends the step with its time.
 * @property {() => void} drop Ends it without a word: what follows says it.
 */

/**
 * @param {string} what `Installing dependencies`
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [out]
 * @param {() => number} [nowMs] Machine time.
 * @returns {Step}
 */
export function beginStep(what, out = process.stdout, nowMs = () => performance.now()) {
  const startedMs = nowMs();
  const seconds = () => `${((nowMs() - startedMs) / 1000).toFixed(1)} s`;
  let saidMs = startedMs;
  out.write(out.isTTY ? `${what} …` : `${what} …\n`);

  const clear = () => out.isTTY && out.write('\r\u001b[2K');
  return {
    update(text) {
      const waitMs = out.isTTY ? REDRAW_MS : QUIET_INTERVAL_MS;
      if (nowMs() - saidMs < waitMs) return;
      saidMs = nowMs();
      clear();
      out.write(`${what} … ${text}${out.isTTY ? '' : '\n'}`);
    },
    done(text) {
      clear();
      out.write(`${what}: ${text === undefined ? '' : `${text}, `}${seconds()}\n`);
    },
    drop() {
      clear();
    },
  };
}
