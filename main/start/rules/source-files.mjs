/** The files that are ours: what the rules of the house look at when lint does not. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = new Set(['node_modules', 'dist']);

/**
 * Paths of all files below `root` whose names end with one of `endings`, with slashes, sorted. Hidden folders, built and
 * installed ones are left out.
 * @param {string} root
 * @param {readonly string[]} endings
 * @returns {string[]}
 */
export function sourceFiles(root, endings) {
  /** @type {string[]} */
  const found = [];
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || NOT_OURS.has(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (endings.some((ending) => entry.name.endsWith(ending))) found.push(path);
    }
  };
  walk('');
  return found.sort();
}
