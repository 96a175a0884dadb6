import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, inject, vi } from 'vitest';
import { systemMachine } from '#engine/clock';
import { endServersIn } from '#engine/store';
import './postgres-setup.ts';

/** Where a test starts, kills and damages a server of its own. */
export interface OwnPlace {
  folder: string;
  sync: false;
}

/** Folders for tests that start, kill and damage servers of their own. */
export interface OwnFolders {
  /** A new folder; whatever runs in it after the test is ended, and it is removed. */
  make(): string;
  /** The same as a place for `openStore`. Its making does not wait for the disk; its server does. */
  place(): OwnPlace;
}

/** Making a database takes seconds on a busy machine, and these tests make one each. */
const PATIENCE_MS = 60_000;

/** Gives a test file folders of its own for stores, and its tests the time that servers take. */
export function withOwnFolders(): OwnFolders {
  const folders: string[] = [];
  vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });
  afterEach(async () => {
    for (const folder of folders.splice(0)) {
      await endServersIn(folder, systemMachine);
      rmSync(folder, { recursive: true, force: true });
    }
  });
  const make = (): string => {
    const folder = mkdtempSync(`${inject('postgresFolder')}-`);
    folders.push(folder);
    return folder;
  };
  return { make, place: () => ({ folder: make(), sync: false }) };
}

/** The process of the server that runs in a store's folder. */
export function serverPid({ folder }: { folder: string }): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
}
