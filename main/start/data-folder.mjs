/** The folder in which Signalbox keeps everything: its store, the simulator's books, logs, the inbox for files. */
import { mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StartFault, sentenceOfFileError } from './start-fault.mjs';

/** Counts the layouts of the folder itself; the store's schema has its own migrations. */
const FORMAT = 1;
const MARK = 'signalbox.json';

/** PostgreSQL's first write-ahead log and the first catch-up want this much; with less it would stop half-way. */
const LEAST_FREE_BYTES = 500e6;

const PROBE = '.probe';

/** What a person may have put there before the first start, what file systems put there by themselves, and our probe. */
const NOT_FOREIGN = new Set([PROBE, 'inbox', 'logs', 'lost+found', '.DS_Store']);

/**
 * This user's data folder, as the platform wants it.
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {string} [home]
 */
export function defaultDataFolder(
  platform = process.platform,
  environment = process.env,
  home = homedir(),
) {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Signalbox');
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Signalbox');
    default:
      // "If $XDG_DATA_HOME is either not set or empty, a default equal to $HOME/.local/share should be used."
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'signalbox');
  }
}

/**
 * Creates the folder or checks the one that is there. Refuses a folder that is not ours, damaged or from a newer
 * Signalbox, and a disk that is full or may not be written.
 * @param {string} folder
 * @param {string} version Signalbox's own, for the mark of a new folder.
 * @param {'used' | 'restored'} [purpose] Whoever restores it makes a damaged mark anew.
 */
export function openDataFolder(folder, version, purpose = 'used') {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const present = readdirSync(folder);
    const isMarked = present.includes(MARK) && checkMark(folder, purpose);
    if (!present.includes(MARK) && !present.every((name) => NOT_FOREIGN.has(name))) {
      throw new StartFault(
        `${folder} holds other files and no ${MARK}: it is not a data folder of Signalbox. Choose an empty or a new one with --data-dir.`,
      );
    }
    probe(folder);
    if (!isMarked) mark(folder, version);
    for (const name of ['inbox', 'logs']) mkdirSync(join(folder, name), { recursive: true });
  } catch (error) {
    if (error instanceof StartFault) throw error;
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (exists)
      throw new StartFault(`${folder} is a file, not a folder. Choose another with --data-dir.`);
    const sentence = sentenceOfFileError(error, folder);
    if (sentence === null) throw error;
    throw new StartFault(sentence, { cause: error });
  }
}

/**
 * Whether a folder's mark is in order; a damaged one is refused to all but those who restore it.
 * @param {string} folder
 * @param {'used' | 'restored'} purpose
 */
function checkMark(folder, purpose) {
  let format;
  try {
    format = JSON.parse(readFileSync(join(folder, MARK), 'utf8')).format;
  } catch {
    format = undefined;
  }
  if (!Number.isInteger(format)) {
    if (purpose === 'restored') return false;
    throw new StartFault(
      `The data folder ${folder} is damaged: ${MARK} cannot be read. Restore a backup with \`npm run signalbox -- restore FILE\`, or choose another folder with --data-dir.`,
    );
  }
  if (format > FORMAT) {
    throw new StartFault(
      `The data folder ${folder} was written by a newer Signalbox (format ${format}, this one knows ${FORMAT}). Update Signalbox, or choose another folder with --data-dir.`,
    );
  }
  return true;
}

/** @param {string} folder @param {string} version */
function mark(folder, version) {
  const path = join(folder, MARK);
  try {
    writeFileSync(path, `${JSON.stringify({ format: FORMAT, createdBy: version })}\n`);
  } catch (error) {
    // Half a mark would make a damaged folder of one that was only never begun.
    rmSync(path, { force: true });
    throw error;
  }
}

/** Writes and removes a small file, for the answers that only writing gives. @param {string} folder */
function probe(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    throw new StartFault(
      `The disk is full: ${folder} has ${Math.floor((bavail * bsize) / 1e6)} MB left and Signalbox needs ${LEAST_FREE_BYTES / 1e6} MB to start. Free some space, or choose another folder with --data-dir.`,
    );
  }
  const file = join(folder, PROBE);
  try {
    writeFileSync(file, Buffer.alloc(65_536));
  } finally {
    rmSync(file, { force: true });
  }
}
