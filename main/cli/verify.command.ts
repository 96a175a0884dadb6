import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import type { Command, CommandIo } from './command.ts';
import { requireStore, storeArguments, STORE_USAGE } from './store-place.ts';

const USAGE = `verify [--json] ${STORE_USAGE}`;

/** `signalbox verify`: proves the log and the state folded from it, while Signalbox runs or when it does not. */
export const command: Command = {
  name: 'verify',
  summary: 'proves that the log is whole and unaltered, and that the state is what it tells',
  usage: [USAGE],
  run: verify,
};

async function verify(args: string[], io: CommandIo): Promise<number> {
  const told = storeArguments(args, ['json']);
  if (told === null || told.words.length > 0) {
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }
  requireStore(told);
  const store = await openToRead({ place: told.place, machine: systemMachine });
  try {
    const result = await verifyStore(store);
    if (told.flags.has('json')) io.out(JSON.stringify(result));
    else for (const line of inWords(result)) io.out(line);
    return result.ok ? 0 : 1;
  } finally {
    await store.close();
  }
}

function inWords(result: Awaited<ReturnType<typeof verifyStore>>): string[] {
  const { ok, events, own, chain, rows, findings, found } = result;
  const count = Object.values(rows).reduce((sum, some) => sum + some, 0);
  const lines = findings.map((finding) =>
    finding.kind === 'log'
      ? `log row ${finding.seq}: ${finding.what}`
      : `${finding.table} ${finding.key}: ${finding.what}`,
  );
  if (found > findings.length) lines.push(`… and ${found - findings.length} more`);
  lines.push(
    ok
      ? `The log is whole: ${events} events, ${own} of our own, linked up to ${chain || 'nothing yet'}.`
      : `${found} findings in ${events} events and ${count} rows.`,
  );
  if (ok) lines.push(`The state is what the log tells: ${count} rows.`);
  return lines;
}
