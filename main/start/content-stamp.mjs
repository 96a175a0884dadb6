/** Tells whether files have changed since something was made from them, by their content: a clone's times mean nothing. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOT_SOURCE = new Set(['node_modules', 'dist']);

/**
 * A hash over the names and contents of all files of the given files and folders; what is absent counts as absent.
 * Tests are left out: nothing is made from them.
 * @param {string} root
 * @param {readonly string[]} paths Relative to root.
 * @returns {string}
 */
export function contentStamp(root, paths) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (!existsSync(full)) {
      hash.update(`absent ${path}\0`);
    } else if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) {
        if (!NOT_SOURCE.has(name) && !name.startsWith('.') && !/\.test\.tsx?$/.test(name)) {
          add(`${path}/${name}`);
        }
      }
    } else {
      const content = readFileSync(full);
      hash.update(`file ${path} ${content.length}\0`).update(content);
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
