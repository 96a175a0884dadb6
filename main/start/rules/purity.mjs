/**
 * The decisions behind the lint rule `house/purity`: which files get time, chance and identity as arguments, and which
 * words of JavaScript and SQL would bring them in by the back door. Pure.
 */

/** @typedef {{ pureSuffixes: readonly string[], injectedOnly: readonly string[], injectors: readonly string[] }} PurityTable */
/** @typedef {'pure' | 'injected' | 'free'} Strictness */

/** What asks the machine for the time, for chance or for a new id. The clock of the hub is the one place for it. */
export const AMBIENT_MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'performance.now',
  'process.hrtime',
  'process.uptime',
]);

/** The same, imported by name from a Node module. */
export const AMBIENT_IMPORTS = new Set(['randomUUID', 'randomBytes', 'randomInt', 'performance']);

/** What a pure file does not touch at all: timers, the process, the console, the net. */
export const EFFECTS = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'process',
  'console',
  'fetch',
  'performance',
  'crypto',
]);

/** SQL that takes the database's own clock, chance or ids instead of a bound parameter. */
const AMBIENT_SQL =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random|gen_random_uuid|uuidv4|uuidv7)\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i;

/** What makes a string worth reading as SQL; prose may say "now()". */
const LOOKS_LIKE_SQL =
  /\b(?:select|insert\s+into|update|delete\s+from|values|where|default|create\s+table|alter\s+table)\b/i;

/**
 * How strictly a file is held. Tests are free: they fake the clock themselves.
 * @param {string} file Path from the root of the repository, with slashes.
 * @param {PurityTable} table
 * @returns {Strictness}
 */
export function strictnessOf(file, table) {
  if (/\.test\.tsx?$/.test(file)) return 'free';
  if (table.pureSuffixes.some((suffix) => file.endsWith(`.${suffix}.ts`))) return 'pure';
  const within = (/** @type {readonly string[]} */ folders) =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
  return within(table.injectedOnly) && !within(table.injectors) ? 'injected' : 'free';
}

/**
 * The word in `text` by which SQL would ask the database for time, chance or an id; null when there is none.
 * @param {string} text A statement, or a whole migration.
 * @returns {string | null}
 */
export function ambientSql(text) {
  const bare = text.replace(/--.*$/gm, '');
  return LOOKS_LIKE_SQL.test(bare) ? (AMBIENT_SQL.exec(bare)?.[0] ?? null) : null;
}
