/** Asks the hub for an address that opens the console once: the code in it is exchanged for a cookie. */

/** The hub answers from memory; one that does not within this time is not well. */
const PATIENCE_MS = 5_000;

/**
 * @param {string} address The hub's, `http://127.0.0.1:4780`.
 * @param {string} token This run's.
 * @returns {Promise<string>}
 */
export async function freshConsoleAddress(address, token) {
  const response = await fetch(new URL('/codes', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the hub answered ${response.status} to a request for a code`);
  const { address: fresh } = /** @type {{ address: string }} */ (await response.json());
  return fresh;
}
