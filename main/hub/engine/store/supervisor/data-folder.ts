import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, parse } from 'node:path';
import { Fault } from '#shared/vocabulary';
import { damaged, diskFull, folderFault } from './folder-fault.ts';
import type { RunAs } from './run-as.ts';

/** The one who owns the database; there are no passwords where the socket is behind a folder of mode 0700. */
export const DATABASE_USER = 'signalbox';

/**
 * Makes the data folder, or sees that it is one that these binaries can serve. It is made under another name and then
 * renamed, so that a start that was cut off leaves nothing that looks like a database.
 * @returns the major version of the database.
 */
export async function prepareDataFolder(
  dataFolder: string,
  runAs: RunAs,
  options: { sync: boolean; passwordFile: string | null },
): Promise<number> {
  const major = await majorOf(runAs);
  if (!existsSync(dataFolder) || readdirSync(dataFolder).length === 0) {
    await makeDataFolder(dataFolder, major, runAs, options);
    return major;
  }
  const versionFile = join(dataFolder, 'PG_VERSION');
  if (!existsSync(versionFile)) throw damaged(dataFolder, 'PG_VERSION is missing');
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== String(major))
    throw new Fault(
      'store.foreign-version',
      `The database in ${dataFolder} was made by PostgreSQL ${version || '(unreadable)'}, and this Signalbox brings PostgreSQL ${major}. ` +
        'Make a backup with the Signalbox that made it (signalbox backup FILE) and restore it here.',
    );
  return major;
}

async function makeDataFolder(
  dataFolder: string,
  major: number,
  runAs: RunAs,
  options: { sync: boolean; passwordFile: string | null },
): Promise<void> {
  const fresh = `${dataFolder}.new`;
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    if (runAs.owner) chownSync(fresh, runAs.owner.uid, runAs.owner.gid);
  } catch (error) {
    throw folderFault(error, dataFolder);
  }
  const { code, said } = await run(runAs, runAs.binaries.initdb, [
    `--pgdata=${fresh}`,
    `--username=${DATABASE_USER}`,
    '--encoding=UTF8',
    // The same order of texts on every machine (the packaged ICU is of 2017); older servers have no such locale.
    ...(major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
    ...(options.passwordFile
      ? ['--auth=scram-sha-256', `--pwfile=${options.passwordFile}`]
      : ['--auth=trust']),
    ...(options.sync ? [] : ['--no-sync']),
  ]);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    if (/No space left on device|Disk quota exceeded/.test(said)) throw diskFull(dataFolder, said);
    const error = /error: (.+)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? `code ${code}`;
    throw new Fault('store.initdb', `The database could not be made in ${dataFolder}: ${error}`);
  }
  try {
    rmSync(dataFolder, { recursive: true, force: true });
    renameSync(fresh, dataFolder);
  } catch (error) {
    throw folderFault(error, dataFolder);
  }
}

/** Writes the settings; a half-written file would keep the server from starting, hence the other name first. */
export function writeSettings(dataFolder: string, text: string, runAs: RunAs): void {
  const file = join(dataFolder, 'postgresql.conf');
  const fresh = `${file}.new`;
  try {
    writeFileSync(fresh, text);
    chmodSync(fresh, 0o600);
    if (runAs.owner) chownSync(fresh, runAs.owner.uid, runAs.owner.gid);
    renameSync(fresh, file);
  } catch (error) {
    throw folderFault(error, dataFolder);
  }
}

/** The major version of the binaries, as they say themselves: `postgres (PostgreSQL) 18.4`. */
async function majorOf(runAs: RunAs): Promise<number> {
  const { code, said } = await run(runAs, runAs.binaries.postgres, ['--version']);
  const major = /\(PostgreSQL\) (\d+)/.exec(said)?.[1];
  if (code === 0 && major !== undefined) return Number(major);
  throw new Fault(
    'store.no-binaries',
    `The PostgreSQL in ${runAs.binaries.root} does not run here: ${said.trim().split('\n').at(-1)}`,
  );
}

/** Runs a program to its end and keeps what it said. */
function run(
  runAs: RunAs,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const { file, args: all } = runAs.command(program, args);
  return new Promise((resolve) => {
    const child = spawn(file, all, {
      ...runAs.options,
      // A folder that every user can enter; initdb wants to know where it is.
      cwd: parse(runAs.binaries.root).root,
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', (error) => resolve({ code: null, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** An environment without the PG… variables of whoever started us, which would lead the programs elsewhere. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMP, TEMP } = process.env;
  return { PATH, SystemRoot, TMP, TEMP, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}
