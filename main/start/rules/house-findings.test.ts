import { describe, expect, test } from 'vitest';
import type { Room } from '../../../rooms.config.ts';
import {
  ambientStatements,
  doorlessRooms,
  homelessFiles,
  unknownPackages,
} from './house-findings.mjs';

const room = (path: string, more: Partial<Room> = {}): Room => ({
  path,
  purpose: '',
  enters: [],
  packages: [],
  node: true,
  ...more,
});

const rooms = [
  room('shared/vocabulary'),
  room('main/hub/engine/log', { packages: ['pg', 'left-pad'] }),
];

describe('the house as a whole', () => {
  test('has a room for every file', () => {
    const files = ['shared/vocabulary/unit.ts', 'main/hub/engine/queue/queue.sql'];
    expect(homelessFiles(files, rooms)).toEqual([
      'main/hub/engine/queue/queue.sql has no room: enter its folder in rooms.config.ts',
    ]);
  });

  test('has a door in every room that has files', () => {
    const files = [
      'shared/vocabulary/unit.ts',
      'shared/vocabulary/index.ts',
      'main/hub/engine/log/append.ts',
    ];
    expect(doorlessRooms(files, rooms)).toEqual([
      'main/hub/engine/log has no door: it needs an index.ts with a doc comment',
    ]);
    expect(doorlessRooms(['shared/vocabulary/index.ts'], rooms)).toEqual([]);
  });

  test('lets no package in that is not installed', () => {
    expect(unknownPackages(rooms, new Set(['pg']))).toEqual([
      'main/hub/engine/log may use left-pad, which package.json does not have',
    ]);
  });

  test('has no migration that asks the database for the time', () => {
    expect(
      ambientStatements([
        { path: '0001-log.sql', text: 'create table log (at timestamptz not null)' },
        { path: '0002-due.sql', text: 'alter table due add at timestamptz default now()' },
      ]),
    ).toEqual(['0002-due.sql asks the database for now(): bind a parameter']);
  });
});
