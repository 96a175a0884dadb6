/** What can be said to `npm start`, and how it is refused. Pure. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFault } from './start-fault.mjs';

/** Nobody's registered port, and far from those that development servers take. */
export const DEFAULT_PORT = 4780;

/** A day passes in 24 minutes: fast enough to see an order shipped, slow enough to act before it is late. */
export const DEFAULT_SPEED = 60;
const FASTEST = 3_600;

/** Three hundred sites: what the measures of DESIGN's budget are taken on. */
const LARGEST_SCALE = 50;
/** Four weeks of the reference network are a quarter of a million events, read in half a minute. */
const DEFAULT_HISTORY_DAYS = 28;
const LONGEST_HISTORY_DAYS = 90;

export const HELP = `npm start [-- OPTIONS]     sets everything up and starts Signalbox; Ctrl-C stops it

  --port N            port of the console on this machine (${DEFAULT_PORT}; 0: any free one)
  --data-dir FOLDER   where Signalbox keeps its data (else this user's data folder)
  --speed N           how fast the simulated world runs, 1 to ${FASTEST} (${DEFAULT_SPEED}: an hour a minute)
  --scale N           how large the simulated network is, 1 to ${LARGEST_SCALE} times six sites and 12,000 positions (1);
                      asked once: a data folder keeps the network that it was begun with
  --history-days N    days that it has lived before the first start, 1 to ${LONGEST_HISTORY_DAYS}
                      (${DEFAULT_HISTORY_DAYS}, shared out over the scale: 1 at ${LARGEST_SCALE})
  --database-url URL  a PostgreSQL (15 or newer) instead of the embedded one;
                      SIGNALBOX_DATABASE_URL says the same and keeps the password out of the process list
  --no-open           opens no window and no browser: only prints the address
  --help              this`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {number} port 0: any free one.
 * @property {string | null} dataDir Absolute; null: this user's data folder.
 * @property {number} speed World seconds a second.
 * @property {number | null} scale Times the reference network; null: that of the data folder, 1 for a new one.
 * @property {number | null} historyDays Null: as many as suit the scale.
 * @property {string | null} databaseUrl
 * @property {boolean} open
 */

/**
 * @param {readonly string[]} argv Without the program and its file.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} from The folder that relative paths are meant from.
 * @returns {StartOptions}
 */
export function readArguments(argv, environment, from) {
  refuseSwallowed(environment);
  const values = parse(argv);
  const databaseUrl = values['database-url'] ?? (environment['SIGNALBOX_DATABASE_URL'] || null);
  if (databaseUrl !== null && !/^postgres(?:ql)?:\/\/\S+$/.test(databaseUrl)) {
    throw new StartFault(
      '--database-url wants an address like postgres://user:password@host:5432/name.',
    );
  }
  return {
    help: values.help ?? false,
    port: wholeNumber('--port', values.port, DEFAULT_PORT, 0, 65_535),
    dataDir: values['data-dir'] === undefined ? null : resolve(from, values['data-dir']),
    speed: wholeNumber('--speed', values.speed, DEFAULT_SPEED, 1, FASTEST),
    ...sizeOf(values),
    databaseUrl,
    open: !(values['no-open'] ?? false),
  };
}

/**
 * A large network says so many events a day that four weeks of it would be read for half an hour.
 * @param {{ scale?: string, 'history-days'?: string }} values
 */
function sizeOf({ scale: told, 'history-days': days }) {
  const scale = told === undefined ? null : wholeNumber('--scale', told, 1, 1, LARGEST_SCALE);
  const suits = scale === null ? null : Math.ceil(DEFAULT_HISTORY_DAYS / scale);
  return {
    scale,
    historyDays:
      days === undefined ? suits : wholeNumber('--history-days', days, 1, 1, LONGEST_HISTORY_DAYS),
  };
}

/** @param {readonly string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        speed: { type: 'string' },
        scale: { type: 'string' },
        'history-days': { type: 'string' },
        'database-url': { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new StartFault(`${sentenceOf(error)} Options go after two dashes: npm start -- --help`);
  }
}

/** @param {unknown} error */
function sentenceOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  const [, quoted] = /'([^']+)'/.exec(message) ?? [];
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${quoted}.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `"${quoted}" is not an option.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const name = quoted?.replace(/^-\w, /, '').split(' ')[0];
    return /does not take an argument/.test(message)
      ? `${name} takes no value.`
      : `${name} needs a value.`;
  }
  return `${message}.`;
}

/**
 * Without the two dashes npm takes an option for its own configuration, and we would start with another port or folder
 * than was asked for.
 * @param {NodeJS.ProcessEnv} environment
 */
function refuseSwallowed(environment) {
  for (const option of [
    'port',
    'data-dir',
    'speed',
    'scale',
    'history-days',
    'database-url',
    'open',
  ]) {
    if (environment[`npm_config_${option.replace('-', '_')}`] === undefined) continue;
    const written = option === 'open' ? '--no-open' : `--${option}`;
    throw new StartFault(
      `npm kept ${written} for itself. Options go after two dashes: npm start -- ${written}`,
    );
  }
}

/**
 * @param {string} option
 * @param {string | undefined} text
 * @param {number} otherwise
 * @param {number} least
 * @param {number} most
 */
function wholeNumber(option, text, otherwise, least, most) {
  if (text === undefined) return otherwise;
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new StartFault(`${option} wants a whole number from ${least} to ${most}, not "${text}".`);
}
