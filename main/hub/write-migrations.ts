/**
 * Writes the migrations of the business rooms from their collections: `node main/hub/write-migrations.ts`. A room's
 * file is written anew as long as no release has it; after that, what changes is a new migration by hand.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS, roomMigrations } from './room-migration.ts';
import { BUSINESS_ROOMS } from './rooms.ts';

for (const { file, wanted, written } of roomMigrations(BUSINESS_ROOMS)) {
  if (written === wanted) continue;
  writeFileSync(join(MIGRATIONS, file), wanted);
  process.stdout.write(`${written === null ? 'new' : 'changed'}  main/hub/migrations/${file}\n`);
}
