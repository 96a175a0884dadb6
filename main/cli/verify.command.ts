import { readOutside } from '#engine/audit';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import type { Command, CommandIo } from './command.ts';
import { headsFolder, requireStore, storeArguments, STORE_USAGE } from './store-place.ts';

const USAGE = `verify [--json] [--heads FOLDER] ${STORE_USAGE}`;

/** `signalbox verify`: proves the log and the state folded from it, while Signalbox runs or when it does not. */
export const command: Command = {
  name: 'verify',
  summary: 'proves that the log is whole and unaltered, its state, stock, ledgers and promises',
  usage: [USAGE],
  run: verify,
};

async function verify(args: string[], io: CommandIo): Promise<number> {
  const told = storeArguments(args, ['json'], ['heads']);
  if (told === null || told.words.length > 0) {
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }
  requireStore(told);
  const store = await openToRead({ place: told.place, machine: systemMachine });
  try {
    const result = await verifyStore(store, { heads: readOutside(headsFolder(told)) });
    if (told.flags.has('json')) io.out(JSON.stringify(result));
    else for (const line of inWords(result)) io.out(line);
    return result.ok ? 0 : 1;
  } finally {
    await store.close();
  }
}

function inWords(result: Awaited<ReturnType<typeof verifyStore>>): string[] {
  const { ok, events, own, chain, outside, invariants, rows, findings, found } = result;
  const count = Object.values(rows).reduce((sum, some) => sum + some, 0);
  const lines = findings.map((finding) =>
    finding.kind === 'log'
      ? `log row ${finding.seq}: ${finding.what}`
      : finding.kind === 'row'
        ? `${finding.table} ${finding.key}: ${finding.what}`
        : `${finding.invariant} ${finding.subject}: ${finding.what}`,
  );
  if (found > findings.length) lines.push(`… and ${found - findings.length} more`);
  lines.push(
    ok
      ? `The log is whole: ${events} events, ${own} of our own, linked up to ${chain || 'nothing yet'}.`
      : `${found} findings in ${events} events and ${count} rows.`,
  );
  if (!ok) return lines;
  lines.push(
    outside === null
      ? 'No heads were written outside, so nobody can say whether the whole chain was made anew.'
      : `It holds all ${outside} heads that were written outside.`,
  );
  const proved = Object.entries(invariants).map(([of, looked]) => `${looked} ${of}`);
  lines.push(`Nothing is lost, doubled or out of balance: ${proved.join(', ')}.`);
  lines.push(`The state is what the log tells: ${count} rows.`);
  return lines;
}
