/**
 * `npm run bench`: measures the rows of DESIGN.md's Budget that have code, each beside its own baseline in the same run,
 * one after another because there are two cores. `--only NAME` chooses the files whose names hold NAME, `--json FILE`
 * writes the rows, `--minutes 30` watches memory as long as the budget says, `--emmett FOLDER` compares with
 * emmett-postgresql where it was installed.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchOptions, BenchRow } from './bench-row.ts';

const SUFFIX = '.bench.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    minutes: { type: 'string' },
    emmett: { type: 'string' },
  },
});
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .filter((name) => values.only === undefined || name.includes(values.only))
  .toSorted();
if (names.length === 0) {
  process.stderr.write(`There is no bench called ${values.only}.\n`);
  process.exit(2);
}

const options: BenchOptions = {
  ...(values.minutes !== undefined && { minutes: Number(values.minutes) }),
  ...(values.emmett !== undefined && { emmett: fromHere(values.emmett) }),
};
const rows: BenchRow[] = [];
for (const name of names) {
  process.stderr.write(`${name} …\n`);
  const { run } = (await import(`./${name}${SUFFIX}`)) as {
    run(told: BenchOptions): Promise<BenchRow[]>;
  };
  try {
    const measured = await run(options);
    rows.push(...measured);
    // The table comes last; a run that is cut off has told what it measured until then.
    for (const row of measured)
      process.stderr.write(`  ${row.name}: ${row.value.toLocaleString('en-US')} ${row.unit}\n`);
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
    rows.push({ name, value: 0, unit: '', bar: 'measured', ok: false });
  }
}
const table = rows.map(({ name, value, unit, bar, ok }) => [
  name,
  value.toLocaleString('en-US'),
  unit,
  bar,
  ok ? 'yes' : 'NO',
]);
const head = ['What', 'Value', 'Unit', 'Bar', 'Passed'];
const widths = head.map((_, i) => Math.max(...[head, ...table].map((row) => row[i]!.length)));
for (const row of [head, widths.map((width) => '-'.repeat(width)), ...table])
  process.stdout.write(
    `${row.map((cell, i) => (i === 1 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ')}\n`,
  );
if (values.json !== undefined)
  writeFileSync(fromHere(values.json), `${JSON.stringify({ rows }, null, 2)}\n`);
process.exit(rows.every(({ ok }) => ok) ? 0 : 1);

/** A path as the person means it, who may stand in another folder than npm's. */
function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}
