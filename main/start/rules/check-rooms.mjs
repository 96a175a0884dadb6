/**
 * `node main/start/rules/check-rooms.mjs [--write]`: what lint cannot see of the rooms; with --write makes docs/rooms.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOMS } from '../../../rooms.config.ts';
import {
  ambientStatements,
  doorlessRooms,
  homelessFiles,
  unknownPackages,
} from './house-findings.mjs';
import { roomsPage } from './rooms-page.mjs';
import { sourceFiles } from './source-files.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const PAGE = join(ROOT, 'docs/rooms.md');

const page = roomsPage(ROOMS);
if (process.argv.includes('--write')) writeFileSync(PAGE, page);

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const files = sourceFiles(ROOT, ['.ts', '.tsx', '.mjs', '.css', '.sql']);
const findings = [
  ...homelessFiles(files, ROOMS),
  ...doorlessRooms(files, ROOMS),
  ...unknownPackages(
    ROOMS,
    new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
  ),
  ...ambientStatements(
    files
      .filter((path) => path.endsWith('.sql'))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  ),
];
if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
  findings.push('docs/rooms.md is not what rooms.config.ts says: run this with --write');
}
for (const finding of findings) console.log(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
