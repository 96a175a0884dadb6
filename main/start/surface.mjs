/** Which console a person gets: the Electron window, the browser, or an address alone. Pure. */

/**
 * @typedef {object} Surroundings
 * @property {boolean} open Whether anything may be opened.
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} environment
 * @property {boolean} root Whether the user is root.
 */

/**
 * Why no window of any kind can be opened, as the end of a sentence; null when one can.
 * @param {Surroundings} surroundings
 * @returns {string | null}
 */
export function whyNothingOpens({ open, platform, environment }) {
  if (!open) return '--no-open was given';
  const display = environment['DISPLAY'] || environment['WAYLAND_DISPLAY'];
  if (platform === 'linux' && !display) return 'this machine has no display';
  return null;
}

/**
 * Why the console does not come in Electron's window, before its binary is asked for; null when it may.
 * @param {Surroundings} surroundings
 * @returns {string | null}
 */
export function whyNoElectron(surroundings) {
  const nothing = whyNothingOpens(surroundings);
  if (nothing !== null) return nothing;
  // Chromium's sandbox does not work as root, and a console without it is none that we would start.
  if (surroundings.platform === 'linux' && surroundings.root) return 'it does not run as root';
  return null;
}

/**
 * The one line that says which console, and why.
 * @param {'electron' | 'browser' | 'none'} surface
 * @param {string | null} why Why it is not Electron's window.
 * @param {string} address
 */
export function surfaceLine(surface, why, address) {
  switch (surface) {
    case 'electron':
      return `Console: in its own window (Electron), on the hub at ${address}`;
    case 'browser':
      return `Console: in the browser, because Electron cannot be used: ${why}; the address is ${address}`;
    default:
      return `Console: for any browser on this machine, opened by nobody because ${why}; the address is ${address}`;
  }
}
