import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { holdStore, serverPid, withOwnFolders } from '#kit';
import { binariesIn, packagedBinaries } from './binaries.ts';
import { startEmbeddedServer } from './index.ts';

const folders = withOwnFolders();
const isRoot = process.getuid?.() === 0;
const namespaces =
  isRoot && spawnSync('unshare', ['--user', '--map-user=1000', 'true']).status === 0;
const nobody = account('nobody');
const becomesNobody = isRoot && spawnSync('true', { ...nobody, cwd: '/' }).status === 0;

function account(wanted: string): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith(`${wanted}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? -1), gid: Number(gid ?? -1) };
}

describe('root', () => {
  test.skipIf(!namespaces)(
    'runs the server in a user namespace, its files being root’s',
    async () => {
      const place = folders.place();
      const server = await startEmbeddedServer({
        ...place,
        machine: systemMachine,
        ways: ['namespace'],
      });
      expect(statSync(join(place.folder, 'postgres')).uid).toBe(0);
      await server.stop();
    },
  );

  test.skipIf(!becomesNobody)(
    'runs it as another user where namespaces are forbidden',
    async () => {
      const place = folders.place();
      const server = await startEmbeddedServer({
        ...place,
        machine: systemMachine,
        ways: ['user'],
      });
      const { uid } = statSync(join(place.folder, 'postgres'));
      expect(uid).not.toBe(0);
      expect(statSync(`/proc/${serverPid(place)}`).uid).toBe(uid);
      await server.stop();
      // What is owned by another user is that user's from then on, also where a namespace could be had.
      const again = await startEmbeddedServer({ ...place, machine: systemMachine });
      expect(statSync(`/proc/${serverPid(place)}`).uid).toBe(uid);
      await again.stop();
    },
  );

  test.skipIf(!becomesNobody)('copies binaries that the other user cannot read', async () => {
    const place = folders.place();
    const hidden = folders.make();
    cpSync(packagedBinaries().root, join(hidden, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const server = await startEmbeddedServer({
      ...place,
      machine: systemMachine,
      ways: ['user'],
      binaries: binariesIn(join(hidden, 'native', 'bin')),
    });
    expect(existsSync(join(place.folder, 'binaries', 'bin', 'postgres'))).toBe(true);
    await server.stop();
  });

  test.skipIf(!becomesNobody)('refuses a folder that the other user cannot reach', async () => {
    const closed = folders.make();
    chmodSync(closed, 0o700);
    const folder = join(closed, 'store');
    mkdirSync(folder);
    await expect(
      startEmbeddedServer({ folder, machine: systemMachine, ways: ['user'] }),
    ).rejects.toMatchObject({
      code: 'store.root',
      message: expect.stringMatching(/--database-url/),
    });
  });
});

describe('a normal user', () => {
  test.skipIf(!becomesNobody)('runs the server without further ado', async () => {
    const place = folders.place();
    chownSync(place.folder, nobody.uid, nobody.gid);
    const holding = await holdStore(place, nobody);
    expect(holding).toMatchObject({ held: true });
    expect(statSync(`/proc/${serverPid(place)}`).uid).toBe(nobody.uid);
    await holding.end();
    expect(existsSync(join(place.folder, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test.skipIf(!becomesNobody)('is told when the folder is not writable', async () => {
    const place = folders.place();
    const holding = await holdStore({ ...place, folder: join(place.folder, 'store') }, nobody);
    expect(holding).toMatchObject({ held: false, code: 'store.folder-not-writable' });
    expect(holding.message).toContain('--data-dir');
  });
});
