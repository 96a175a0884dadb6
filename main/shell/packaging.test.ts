import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');

describe('the installed application', () => {
  test('has Electron’s dangerous powers switched off by its fuses', () => {
    const fuses = Object.fromEntries(
      [...config.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [
        name,
        value === 'true',
      ]),
    );
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('is configured in words that electron-builder knows', () => {
    const load = createRequire(import.meta.url);
    const scheme = JSON.parse(
      readFileSync(join(ROOT, 'node_modules/app-builder-lib/scheme.json'), 'utf8'),
    ) as { properties: object; definitions: { FuseOptionsV1: { properties: object } } };
    const { load: parse } = createRequire(load.resolve('electron-builder'))('js-yaml') as {
      load(text: string): Record<string, object>;
    };
    const parsed = parse(config);
    for (const key of Object.keys(parsed)) expect(scheme.properties).toHaveProperty(key);
    for (const fuse of Object.keys(parsed['electronFuses'] ?? {}))
      expect(scheme.definitions.FuseOptionsV1.properties).toHaveProperty(fuse);
  });

  test('brings what hub and simulator read beside their code', () => {
    for (const folder of ['main/hub/migrations', 'resources/roads']) {
      expect(config).toContain(`- ${folder}/**`);
      expect(existsSync(join(ROOT, folder))).toBe(true);
    }
  });
});
