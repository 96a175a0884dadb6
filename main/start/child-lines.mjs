/**
 * What hub, simulator and shell say on their standard output, one JSON object a line. Everything else they say is for
 * the log. Pure.
 */

/**
 * @typedef {{ kind: 'ready', facts: Record<string, unknown> }
 *   | { kind: 'progress', what: string, done: number | null, of: number | null }
 *   | { kind: 'fault', sentence: string }
 *   | { kind: 'other' }} ChildLine
 */

/**
 * @param {string} line
 * @returns {ChildLine}
 */
export function readChildLine(line) {
  const said = parse(line);
  if (said === null) return { kind: 'other' };
  if (said['ready'] === true) return { kind: 'ready', facts: said };
  if (typeof said['fault'] === 'string') return { kind: 'fault', sentence: said['fault'] };
  if (typeof said['progress'] === 'string') {
    return {
      kind: 'progress',
      what: said['progress'],
      done: typeof said['done'] === 'number' ? said['done'] : null,
      of: typeof said['of'] === 'number' ? said['of'] : null,
    };
  }
  return { kind: 'other' };
}

/** @param {string} line @returns {Record<string, unknown> | null} */
function parse(line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
