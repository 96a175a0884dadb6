import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { defaultDataFolder } from '#start';
import type { StorePlace } from '#engine/store';
import { Fault } from '#shared/vocabulary';
import { headsFolderOf } from '#engine/audit';
import { fromHere } from './from-here.ts';

/** Options of commands that go to the store themselves. */
export const STORE_USAGE = '[--data-dir FOLDER] [--database-url URL]';

/** What such a command was told: its own words, the data folder, and where the store is. */
export interface StoreArguments {
  words: string[];
  folder: string;
  place: StorePlace;
  flags: ReadonlySet<string>;
  /** Further options with what was given for them. */
  texts: Readonly<Record<string, string | undefined>>;
}

/** Reads the words of such a command; null when they cannot be understood. */
export function storeArguments(
  args: string[],
  flags: readonly string[] = [],
  texts: readonly string[] = [],
): StoreArguments | null {
  const options: NonNullable<ParseArgsConfig['options']> = {
    'data-dir': { type: 'string' },
    'database-url': { type: 'string' },
  };
  for (const flag of flags) options[flag] = { type: 'boolean' };
  for (const text of texts) options[text] = { type: 'string' };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const given = values['data-dir'] as string | undefined;
    const folder = given === undefined ? defaultDataFolder() : fromHere(given);
    const url =
      (values['database-url'] as string | undefined) ?? process.env['SIGNALBOX_DATABASE_URL'];
    return {
      words: positionals,
      folder,
      place: url ? { url } : { folder },
      flags: new Set(flags.filter((flag) => values[flag] === true)),
      texts: Object.fromEntries(texts.map((text) => [text, values[text] as string | undefined])),
    };
  } catch {
    return null;
  }
}

/** Where the heads of the log are kept: as told, by the environment, or beside the data folder. */
export function headsFolder({ folder, texts }: Pick<StoreArguments, 'folder' | 'texts'>): string {
  const told = texts['heads'];
  return told === undefined ? headsFolderOf(folder, process.env) : fromHere(told);
}

/** Refuses a folder in which there is no database: looking for one must not make one. */
export function requireStore({ place, folder }: StoreArguments): void {
  if ('url' in place || existsSync(join(folder, 'postgres'))) return;
  throw new Fault(
    'cli.noStore',
    `There is no database in ${folder}. Give the folder with --data-dir, or --database-url.`,
  );
}
