/** Opens an address in the browser that this user has chosen. */
import { spawn } from 'node:child_process';

/** An opener that has not failed by then has handed the address on; some stay as long as the browser they started. */
const PATIENCE_MS = 2_000;

/**
 * @param {string} address
 * @param {NodeJS.Platform} [platform]
 * @returns {Promise<boolean>} False when there is no opener, or it found no browser.
 */
export function openInBrowser(address, platform = process.platform) {
  const [command, args] = openerOf(platform, address);
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', windowsHide: true });
    child.unref();
    const timer = setTimeout(() => resolve(true), PATIENCE_MS);
    const end = (/** @type {boolean} */ opened) => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}

/** @param {NodeJS.Platform} platform @param {string} address @returns {[string, string[]]} */
function openerOf(platform, address) {
  switch (platform) {
    case 'darwin':
      return ['open', [address]];
    case 'win32':
      return ['rundll32', ['url.dll,FileProtocolHandler', address]];
    default:
      return ['xdg-open', [address]];
  }
}
