/** Asks the hub for an address that opens the console once: the code in it is exchanged for a cookie. */
import { StartFault } from './start-fault.mjs';

/** The hub answers from memory; one that does not within this time is not well. */
const PATIENCE_MS = 5_000;

/**
 * @param {string} address The hub's, `http://127.0.0.1:4780`.
 * @param {string} token This run's.
 * @returns {Promise<string>} Fails with a StartFault when the hub gives none.
 */
export async function freshConsoleAddress(address, token) {
  const response = await fetch(new URL('/codes', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause) => {
    throw new StartFault(`The hub at ${address} does not answer; it may be starting again.`, {
      cause,
    });
  });
  if (!response.ok) {
    const why = `answered ${response.status} to a request for a code`;
    throw new StartFault(`The hub at ${address} ${why}.`);
  }
  const { address: fresh } = /** @type {{ address: string }} */ (await response.json());
  return fresh;
}
