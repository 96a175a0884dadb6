/** What the table of rooms says about whole folders, which lint, file by file, cannot see. Pure. */
import { ambientSql } from './purity.mjs';
import { roomOf } from './rooms.mjs';

/** @typedef {import('../../../rooms.config.ts').Room} Room */

/** Where a room is entered by others through its door; elsewhere a folder is one program and nobody enters it. */
const ENTERED = ['shared/', 'main/hub/', 'main/simulator/', 'renderer/'];

/**
 * Files that stand in no room.
 * @param {readonly string[]} files
 * @param {readonly Room[]} rooms
 * @returns {string[]}
 */
export function homelessFiles(files, rooms) {
  return files
    .filter((file) => roomOf(file, rooms) === null)
    .map((file) => `${file} has no room: enter its folder in rooms.config.ts`);
}

/**
 * Rooms that others enter but that have files and no door.
 * @param {readonly string[]} files
 * @param {readonly Room[]} rooms
 * @returns {string[]}
 */
export function doorlessRooms(files, rooms) {
  const present = new Set(files);
  return rooms
    .filter(
      (room) => !room.open && !room.flat && ENTERED.some((start) => room.path.startsWith(start)),
    )
    .filter((room) => files.some((file) => roomOf(file, rooms) === room))
    .filter(({ path }) => !present.has(`${path}/index.ts`) && !present.has(`${path}/index.tsx`))
    .map(({ path }) => `${path} has no door: it needs an index.ts with a doc comment`);
}

/**
 * Packages that the table lets into a room but that package.json does not know (any more).
 * @param {readonly Room[]} rooms
 * @param {ReadonlySet<string>} installed
 * @returns {string[]}
 */
export function unknownPackages(rooms, installed) {
  return rooms.flatMap((room) =>
    room.packages
      .filter((name) => !installed.has(name))
      .map((name) => `${room.path} may use ${name}, which package.json does not have`),
  );
}

/**
 * Statements that ask the database for the time, for chance or for an id.
 * @param {readonly { path: string, text: string }[]} statements
 * @returns {string[]}
 */
export function ambientStatements(statements) {
  return statements.flatMap(({ path, text }) => {
    const word = ambientSql(text);
    return word === null ? [] : [`${path} asks the database for ${word}: bind a parameter`];
  });
}
