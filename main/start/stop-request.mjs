/** Ctrl-C and its relatives, as one promise. */

/** SIGHUP: the terminal was closed. What it shows could not be seen any more, and nobody would stop it. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * One Ctrl-C may come twice within some milliseconds: from the terminal, and from the npm that runs us and hands it on.
 * Nobody asks again so soon.
 */
const SAME_REQUEST_MS = 500;

/** How often we look whether the npm that runs us is still there. */
const PARENT_MS = 1_000;

/**
 * @typedef {object} StopRequest
 * @property {Promise<void>} asked Resolves at the first request.
 * @property {() => boolean} isAsked
 * @property {(act: () => void) => void} onSecond What a person who asks twice gets.
 * @property {() => void} ask
 */

/** @returns {StopRequest} */
export function listenForStop() {
  let asked = false;
  let askedMs = 0;
  let impatient = () => {};
  let resolveAsked = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((resolve) => {
    resolveAsked = resolve;
  });
  const ask = () => {
    if (asked) {
      if (performance.now() - askedMs >= SAME_REQUEST_MS) impatient();
      return;
    }
    asked = true;
    askedMs = performance.now();
    resolveAsked();
  };
  for (const signal of SIGNALS) process.on(signal, ask);

  // An npm that is killed hands no signal on; without it nobody is left who could stop us.
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent && !asked) ask();
    }, PARENT_MS);
    watch.unref();
  }
  return {
    asked: promise,
    isAsked: () => asked,
    onSecond(act) {
      impatient = act;
    },
    ask,
  };
}
