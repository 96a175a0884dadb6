/**
 * Prints the SQL of the collections that a module exports, for a room's migration:
 *
 *   node main/hub/engine/writer/print-ddl.ts main/hub/operations/stock/index.ts
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Collection } from '#engine/kernel';
import { ddlOf } from './ddl.ts';

for (const file of process.argv.slice(2)) {
  const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
  const collections = Object.values(module).filter(isCollection);
  const schemas = new Set(collections.map((collection) => collection.name.split('.')[0]));
  for (const schema of schemas) process.stdout.write(`create schema ${schema};\n`);
  for (const collection of collections) process.stdout.write(`\n${ddlOf(collection)}`);
}

function isCollection(value: unknown): value is Collection<object> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'columns' in value &&
    'key' in value &&
    'indexes' in value
  );
}
