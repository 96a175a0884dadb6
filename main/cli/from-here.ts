import { resolve } from 'node:path';

/** A path as the person meant it: npm runs scripts in the root of the checkout, they stand elsewhere. */
export function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
