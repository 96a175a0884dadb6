import { dirname } from 'node:path';
import { Fault } from '#shared/vocabulary';

/** Says which file of the books cannot be gone on with, and what a person can do about it. */
export function damaged(path: string, how: string): Fault {
  return new Fault(
    'books.damaged',
    `The simulator's file ${path} is ${how}. Choose another data folder with --data-dir, or remove the folder ` +
      `${dirname(path)} to begin a new world.`,
  );
}
