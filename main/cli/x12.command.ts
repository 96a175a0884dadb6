import { checkX12File } from '#edge/connectors';
import type { CheckReport } from '#edge/connectors';
import type { Command, CommandIo } from './command.ts';

const USAGE = 'x12 check FILE… [--json]';

/** `signalbox x12`: what can be done with X12 files without a hub. */
export const command: Command = {
  name: 'x12',
  summary: 'checks the envelopes of X12 files: counts, control numbers, separators',
  usage: [USAGE],
  run: x12Command,
};

/**
 * `signalbox x12 check FILE… [--json]`: reports on the envelopes of each file, one JSON line a file or lines for people.
 * Resolves to the exit code: 0 all ok, 1 some file has faults, 2 wrong usage or a file that cannot be read; the other
 * files are checked all the same.
 */
export async function x12Command(args: string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = args;
  const ended = rest.indexOf('--');
  const options = (ended === -1 ? rest : rest.slice(0, ended)).filter((arg) =>
    arg.startsWith('--'),
  );
  const files = rest.filter((arg, index) =>
    ended !== -1 && index >= ended ? index > ended : !arg.startsWith('--'),
  );
  const unknown = options.find((option) => option !== '--json');
  if (verb !== 'check' || unknown !== undefined || files.length === 0) {
    if (verb !== undefined && verb !== 'check') io.err(`x12 has no command ${printable(verb)}`);
    if (unknown !== undefined) io.err(`x12 check has no option ${printable(unknown)}`);
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }

  let exitCode = 0;
  for (const file of files) {
    const bytes = await readOrSay(file, io);
    if (bytes === undefined) {
      exitCode = 2;
      continue;
    }
    const report = checkX12File(bytes, file);
    if (!report.ok && exitCode === 0) exitCode = 1;
    if (options.includes('--json')) io.out(JSON.stringify(report));
    else for (const line of linesOf(report)) io.out(line);
  }
  return exitCode;
}

async function readOrSay(file: string, io: CommandIo): Promise<Uint8Array | undefined> {
  try {
    return await io.readFile(file);
  } catch (error) {
    io.err(`cannot read ${printable(file)}: ${reasonOf(error)}`);
    return undefined;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? printable(error.message) : 'unknown reason');
}

function linesOf(report: CheckReport): string[] {
  const sets = Object.entries(report.sets).map(([kind, n]) => `${n} × ${printable(kind)}`);
  const counts = `${report.interchanges} interchanges, ${report.groups} groups, ${report.segments} segments`;
  return [
    `${printable(report.file)}: ${report.ok ? 'ok' : 'not ok'} (${counts}; ${sets.join(', ') || 'no sets'})`,
    ...report.faults.map(
      (f) => `  fault ${f.code} at segment ${f.segment}: ${printable(f.message)}`,
    ),
    ...report.warnings.map(
      (w) => `  warning ${w.code} at segment ${w.segment}: ${printable(w.message)}`,
    ),
  ];
}

/** Text of a foreign file on a terminal: control characters are shown, not obeyed. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\x${code.toString(16).padStart(2, '0')}`;
  });
}
