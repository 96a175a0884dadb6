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

/** What a person may have put there before the first start, and what file systems put there by themselves. */
const NOT_FOREIGN = new Set(['inbox', 'logs', 'lost+found', '.DS_Store']);

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
 */
export function openDataFolder(folder, version) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const present = readdirSync(folder);
    if (present.includes(MARK)) checkMark(folder);
    else if (present.every((name) => NOT_FOREIGN.has(name))) mark(folder, version);
    else {
      throw new StartFault(
        `${folder} holds other files and no ${MARK}: it is not a data folder of Signalbox. Choose an empty or a new one with --data-dir.`,
      );
    }
    for (const name of ['inbox', 'logs']) mkdirSync(join(folder, name), { recursive: true });
    probe(folder);
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

/** @param {string} folder */
function checkMark(folder) {
  let format;
  try {
    format = JSON.parse(readFileSync(join(folder, MARK), 'utf8')).format;
  } catch {
    format = undefined;
  }
  if (!Number.isInteger(format)) {
    throw new StartFault(
      `The data folder ${folder} is damaged: ${MARK} cannot be read. Restore a backup with \`npm run signalbox -- restore FILE\`, or choose another folder with --data-dir.`,
    );
  }
  if (format > FORMAT) {
    throw new StartFault(
      `The data folder ${folder} was written by a newer Signalbox (format ${format}, this one knows ${FORMAT}). Update Signalbox, or choose another folder with --data-dir.`,
    );
  }
}

/** @param {string} folder @param {string} version */
function mark(folder, version) {
  writeFileSync(join(folder, MARK), `${JSON.stringify({ format: FORMAT, createdBy: version })}\n`);
}

/** Writes and removes a small file, for the answers that only writing gives. @param {string} folder */
function probe(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    throw new StartFault(
      `The disk is full: ${folder} has ${Math.floor((bavail * bsize) / 1e6)} MB left and Signalbox needs ${LEAST_FREE_BYTES / 1e6} MB to start. Free some space, or choose another folder with --data-dir.`,
    );
  }
  const file = join(folder, '.probe');
  writeFileSync(file, Buffer.alloc(65_536));
  rmSync(file);
}
