import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { ROOMS, TEST_PACKAGES } from '../../../rooms.config.ts';
import { refusalOfImport, roomOf } from './rooms.mjs';

const house = { rooms: ROOMS, testPackages: TEST_PACKAGES, names: manifest.imports };
const refusal = (file: string, specifier: string) => refusalOfImport(file, specifier, house);

describe('a file', () => {
  test('stands in the room with the longest path that holds it', () => {
    expect(roomOf('main/hub/engine/store/supervisor/launch.ts', ROOMS)?.path).toBe(
      'main/hub/engine/store',
    );
    expect(roomOf('main/hub/hub.ts', ROOMS)?.path).toBe('main/hub');
    expect(roomOf('vite.config.ts', ROOMS)?.path).toBe('.');
  });

  test('without a declared place is refused: neither the hub nor the root takes it in', () => {
    expect(roomOf('main/hub/engine/helpers/clamp.ts', ROOMS)).toBeNull();
    expect(roomOf('scripts/release.ts', ROOMS)).toBeNull();
    expect(refusal('scripts/release.ts', 'zod')).toMatch(/has no room/);
  });
});

describe('an import', () => {
  test.each([
    ['main/hub/operations/stock/stock.projection.ts', '#shared/vocabulary'],
    ['main/hub/operations/stock/stock.projection.ts', '#engine/kernel'],
    ['main/hub/operations/transfers/index.ts', '#operations/stock'],
    ['main/hub/edge/gateway/gateway.server.ts', '#operations/stock'],
    ['main/hub/edge/gateway/gateway.server.ts', 'socket.io'],
    ['main/hub/engine/store/store.ts', './supervisor/index.ts'],
    ['main/hub/engine/store/store.ts', 'node:fs'],
    ['main/hub/engine/store/store.pg.test.ts', '#kit'],
    ['main/hub/engine/store/store.pg.test.ts', 'vitest'],
    ['main/cli/x12.command.ts', '#edge/connectors'],
    ['renderer/app/App.tsx', '../map/index.ts'],
    ['renderer/map/MapView.tsx', '#ui'],
    ['renderer/map/MapView.tsx', 'maplibre-gl/dist/maplibre-gl.css'],
    ['renderer/map/MapView.tsx', '../../resources/roads.json?url'],
    ['main/shell/shell.ts', 'electron'],
    ['test/faults/kill.test.ts', '#simulator/world'],
  ])('from %s of %s is allowed', (file, specifier) => {
    expect(refusal(file, specifier)).toBeNull();
  });

  test.each([
    ['a floor above', 'main/hub/engine/log/append.ts', '#operations/stock'],
    ['a floor above', 'main/hub/operations/stock/index.ts', '#foresight/planning'],
    ['the simulator from the hub', 'main/hub/engine/feeds/feed.ts', '#simulator/world'],
    ['the hub from the simulator', 'main/simulator/erp/index.ts', '#engine/kernel'],
    ['the hub from the console', 'renderer/stock/index.ts', '#operations/stock'],
    ['one workspace from another', 'renderer/map/index.ts', '../stock/index.ts'],
    ['a workspace from the shared parts', 'renderer/ui/index.ts', '../map/index.ts'],
    ['anything from shared', 'shared/vocabulary/unit.ts', '#engine/kernel'],
    ['the contracts from the vocabulary', 'shared/vocabulary/unit.ts', '#shared/contracts'],
    ['the kit from what ships', 'main/hub/engine/log/append.ts', '#kit'],
  ])('may not enter %s: %s of %s', (_, file, specifier) => {
    expect(refusal(file, specifier)).toMatch(/may not enter/);
  });

  test.each([
    ['electron', 'main/hub/hub.ts'],
    ['electron', 'renderer/app/App.tsx'],
    ['pg', 'main/hub/operations/stock/stock.sql.ts'],
    ['socket.io-client', 'renderer/stock/index.ts'],
    ['vitest', 'main/hub/engine/log/append.ts'],
  ])('of the package %s is refused in %s', (name, file) => {
    expect(refusal(file, name)).toMatch(`may not use the package ${name}`);
  });

  test('of Node is refused where no Node runs', () => {
    expect(refusal('renderer/live/socket.ts', 'node:fs')).toMatch(/does not run on Node/);
    expect(refusal('shared/vocabulary/unit.ts', 'node:crypto')).toMatch(/does not run on Node/);
  });

  test('goes through the door, by its name, and inside a room by a path', () => {
    const file = 'main/hub/operations/transfers/transfer.decide.ts';
    expect(refusal(file, '../stock/free-stock.ts')).toMatch(
      'reaches into main/hub/operations/stock: use its door',
    );
    expect(refusal(file, '../stock/index.ts')).toMatch('by its name, #operations/stock');
    expect(refusal(file, '#operations/transfers')).toMatch(
      'inside main/hub/operations/transfers imports are relative',
    );
    expect(refusal(file, '#operation/stock')).toMatch('is no name of a room');
  });
});
