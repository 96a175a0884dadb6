import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection, Room } from '#engine/kernel';
import { ddlOf } from '#engine/writer';

/** Where the hub's migrations are. */
export const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** What is before it belongs to the engine, whose migrations are written by hand. */
const FIRST_NUMBER = 20;

/** The migration of a business room: where it stands, what it should say, what it says. */
export interface RoomMigration {
  file: string;
  wanted: string;
  /** Null when there is no such file yet. */
  written: string | null;
}

/** The migrations of rooms that have collections, in the order of the rooms; a new one gets the next free number. */
export function roomMigrations(
  rooms: readonly Room[],
  folder: string = MIGRATIONS,
): RoomMigration[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  let last = files.reduce(
    (highest, file) => Math.max(highest, Number.parseInt(file, 10) || 0),
    FIRST_NUMBER - 1,
  );
  return rooms
    .filter((room) => room.collections.length > 0)
    .map((room) => {
      const found = files.find((file) => file.slice(4) === `-${room.name}.sql`);
      const file = found ?? `${String(++last).padStart(4, '0')}-${room.name}.sql`;
      const written = found === undefined ? null : readFileSync(join(folder, found), 'utf8');
      return { file, wanted: sqlOf(room), written };
    });
}

/** The room's schema with a table for each collection, and a history for those that keep one. */
function sqlOf(room: Room): string {
  const collections = room.collections as unknown as readonly Collection<object>[];
  const head = [
    `-- The rows of the room ${room.name}, as its collections declare them. Written by main/hub/write-migrations.ts.`,
    `create schema ${room.name};`,
  ];
  return `${head.join('\n')}\n\n${collections.map(ddlOf).join('\n')}`;
}
