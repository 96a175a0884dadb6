/**
 * The decision behind the lint rule `house/rooms`: may this file import that? Pure; knows the table, not the disk.
 */

/** @typedef {import('../../../rooms.config.ts').Room} Room */
/** @typedef {{ rooms: readonly Room[], testPackages: readonly string[], names: Readonly<Record<string, string>> }} House */

const TEST_FILE = /\.test\.tsx?$/;
const DOOR = /^index\.(?:tsx?|mjs)$/;

/**
 * The room that a file stands in: the one with the longest path that contains it, or null for a file without a place.
 * @param {string} file Path from the root of the repository, with slashes.
 * @param {readonly Room[]} rooms
 * @returns {Room | null}
 */
export function roomOf(file, rooms) {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  let found = null;
  for (const room of rooms) {
    const holds = folder === room.path || (!room.flat && folder.startsWith(`${room.path}/`));
    if (holds && (found === null || room.path.length > found.path.length)) found = room;
  }
  return found;
}

/**
 * Why `file` must not import `specifier`, as a sentence that says what to do instead; null when it may.
 * @param {string} file Path from the root of the repository, with slashes.
 * @param {string} specifier As written: `#engine/log`, `./a.ts`, `node:fs`, `zod`.
 * @param {House} house
 * @returns {string | null}
 */
export function refusalOfImport(file, specifier, house) {
  const room = roomOf(file, house.rooms);
  if (room === null) {
    return `${file} has no room: enter its folder in rooms.config.ts, or move it into the room it belongs to`;
  }
  if (specifier.startsWith('node:')) return refusalOfNode(room, file, specifier);

  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('#')) return refusalOfName(room, file, path, house);
  if (path.startsWith('.')) return refusalOfPath(room, file, path, house);
  return refusalOfPackage(room, file, path, house);
}

/** @param {Room} room @param {string} file @param {string} specifier */
function refusalOfNode(room, file, specifier) {
  if (room.node || TEST_FILE.test(file)) return null;
  return `${room.path} does not run on Node alone and must not import ${specifier}`;
}

/** @param {Room} room @param {string} file @param {string} specifier @param {House} house */
function refusalOfPackage(room, file, specifier, house) {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (room.packages.includes(name)) return null;
  if (isTest(room, file) && house.testPackages.includes(name)) return null;
  return `${room.path} may not use the package ${name}: enter it in rooms.config.ts if it belongs here`;
}

/** @param {Room} room @param {string} file @param {string} name @param {House} house */
function refusalOfName(room, file, name, house) {
  const target = fileOfName(name, house.names);
  if (target === null) return `${name} is no name of a room: see "imports" in package.json`;
  const entered = roomOf(target, house.rooms);
  if (entered === null) return `${name} leads to ${target}, which has no room in rooms.config.ts`;
  if (entered.path === room.path) {
    return `inside ${room.path} imports are relative and name the file, not ${name}`;
  }
  return refusalToEnter(room, file, entered);
}

/** @param {Room} room @param {string} file @param {string} path @param {House} house */
function refusalOfPath(room, file, path, house) {
  const target = resolve(file, path);
  const entered = roomOf(target, house.rooms);
  if (entered === null) return `${path} leads to ${target}, which has no room in rooms.config.ts`;
  if (entered.path === room.path) return null;
  const refusal = refusalToEnter(room, file, entered);
  if (refusal !== null || entered.open) return refusal;
  if (!DOOR.test(target.slice(target.lastIndexOf('/') + 1))) {
    return `${path} reaches into ${entered.path}: use its door, ${entered.path}/index.ts`;
  }
  const name = nameOfFile(target, house.names);
  return name === null ? null : `enter ${entered.path} by its name, ${name}, not by a path`;
}

/** @param {Room} room @param {string} file @param {Room} entered */
function refusalToEnter(room, file, entered) {
  const allowed =
    room.enters.some((pattern) => matches(pattern, entered.path)) ||
    (isTest(room, file) && entered.path === 'test/kit');
  return allowed ? null : `${room.path} may not enter ${entered.path}`;
}

/** @param {Room} room @param {string} file */
function isTest(room, file) {
  return TEST_FILE.test(file) || room.path.startsWith('test/');
}

/** @param {string} pattern @param {string} path */
function matches(pattern, path) {
  if (!pattern.endsWith('/*')) return pattern === path;
  const folder = pattern.slice(0, -1);
  return path.startsWith(folder) && !path.slice(folder.length).includes('/');
}

/** @param {string} name @param {Readonly<Record<string, string>>} names package.json's "imports". */
function fileOfName(name, names) {
  for (const [pattern, target] of Object.entries(names)) {
    const [head = '', tail] = pattern.split('*');
    if (tail === undefined) {
      if (name === pattern) return target.slice(2);
    } else if (name.startsWith(head) && name.endsWith(tail) && name.length > head.length) {
      return target.slice(2).replace('*', name.slice(head.length, name.length - tail.length));
    }
  }
  return null;
}

/** @param {string} file @param {Readonly<Record<string, string>>} names */
function nameOfFile(file, names) {
  for (const [pattern, target] of Object.entries(names)) {
    const [head = '', tail] = target.slice(2).split('*');
    if (tail === undefined) {
      if (file === head) return pattern;
    } else if (file.startsWith(head) && file.endsWith(tail)) {
      const middle = file.slice(head.length, file.length - tail.length);
      if (middle !== '' && !middle.includes('/')) return pattern.replace('*', middle);
    }
  }
  return null;
}

/** @param {string} file @param {string} path */
function resolve(file, path) {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
