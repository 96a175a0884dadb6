/**
 * The oldest Node that can set Signalbox up. Everything of ours then runs on the Node that package.json pins. This file
 * is read by any Node there is, so it is written in the language of an old one.
 */
export const OLDEST_NODE = '20.19.0';

/**
 * What is wrong with the Node that runs this, as a sentence; null when it will do.
 * @param {string} version As `process.version` gives it, `v20.19.0`.
 * @returns {string | null}
 */
export function refusalOfNode(version) {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE.split('.').map(Number);
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return null;
  return `Signalbox needs Node.js ${OLDEST_NODE} or newer to set itself up; this is ${version}.`;
}
