import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { explainPlan, readInstance, solvePlan } from '#foresight/solver';
import type { PlanInstance, SolvedPlan } from '#foresight/solver';
import { decimal, refuse, type Result } from '#shared/vocabulary';
import type { Command, CommandIo } from './command.ts';

const USAGE = 'plan FILE [--json] [--seconds 60] [--gap 0.001]';

/** A minute is what the whole network may take; the gap of a thousandth is that of a refined plan. */
const SECONDS = 60;
const GAP = 0.001;

/** `signalbox plan`: solves a file of the format signalbox-plan-instance, without a hub. */
export const command: Command = {
  name: 'plan',
  summary:
    'plans what to move where, for an instance in a file (plain or gzip), with a proven bound',
  usage: [USAGE],
  run: planCommand,
};

/**
 * `signalbox plan FILE`: one plan of the format signalbox-plan as a JSON line, or a table for people. Resolves to the
 * exit code: 0 a plan, within the gap or the best of the time; 1 the solver failed (what it had found is printed all the
 * same); 2 wrong usage, or a file that cannot be read or is no instance.
 */
export async function planCommand(args: string[], io: CommandIo): Promise<number> {
  const told = read(args);
  if (told === null) {
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await io.readFile(told.file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    io.err(`cannot read ${printable(told.file)}: ${code === 'ENOENT' ? 'no such file' : code}`);
    return 2;
  }
  const instance = instanceOf(bytes);
  if (!instance.ok) {
    const { code, facts } = instance.refusal;
    const said = Object.values(facts).map((fact) => printable(String(fact)));
    io.err(
      `${printable(told.file)} is refused, ${code}${said.length > 0 ? `: ${said.join(', ')}` : ''}`,
    );
    return 2;
  }
  const solved = await solvePlan(instance.value, { gap: told.gap, seconds: told.seconds });
  if (solved.fault !== null) io.err(`the solver failed: ${solved.fault}`);
  if (told.json) io.out(JSON.stringify(solved.plan));
  else for (const line of linesOf(instance.value, solved)) io.out(line);
  return solved.ended === 'failed' ? 1 : 0;
}

interface Told {
  file: string;
  json: boolean;
  seconds: number;
  gap: number;
}

function read(args: string[]): Told | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, seconds: { type: 'string' }, gap: { type: 'string' } },
    });
    const seconds = values.seconds === undefined ? SECONDS : Number(values.seconds);
    const gap = values.gap === undefined ? GAP : Number(values.gap);
    // A day: more is a slip of the pen.
    const timeRight = seconds > 0 && seconds <= 86_400;
    const gapRight = gap >= 0 && gap <= 1 && values.gap !== '';
    if (positionals.length !== 1 || !timeRight || !gapRight) return null;
    return { file: positionals[0]!, json: values.json ?? false, seconds, gap };
  } catch {
    return null;
  }
}

function instanceOf(bytes: Uint8Array): Result<PlanInstance> {
  // RFC 1952, section 2.3.1: a gzip member begins with 1f 8b.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const plain = packed ? gunzipSync(bytes) : bytes;
    return readInstance(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return refuse('planInstance.unreadable');
  }
}

/** The lanes with what they carry, the costs, and how good the plan is. */
function linesOf(instance: PlanInstance, { plan, gap, ended }: SolvedPlan): string[] {
  const { lanes, lines, short, total } = explainPlan(instance, plan);
  const money = (minor: number): string =>
    `${printable(instance.currency)} ${decimal(minor / instance.minorPerMajor, 0)}`;
  const table = lanes.map((lane) => {
    const own = lines.filter(({ from, to }) => from === lane.from && to === lane.to);
    return [
      `${printable(lane.from)} → ${printable(lane.to)}`,
      `${lane.trucks} of ${lane.maxTrucks}`,
      `${own.length}`,
      `${Math.round(Math.max(lane.weightShare, lane.volumeShare) * 100)} %`,
      money(lane.truckMinor + lane.handlingMinor),
      money(lane.penaltyAvoidedMinor),
    ];
  });
  const rows = [['Lane', 'Trucks', 'Items', 'Full', 'Cost', 'Penalty avoided'], ...table];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ');
  return [
    ...(table.length > 0 ? rows.map(pad) : ['Nothing is moved.']),
    '',
    `Doing nothing   ${money(total.doNothingMinor)}`,
    `This plan       ${money(total.objectiveMinor)}: trucks ${money(total.truckMinor)}, handling ${money(total.handlingMinor)}, ${short.length} needs short ${money(total.penaltyMinor)}`,
    `No plan is more than ${(gap * 100).toFixed(3)} % cheaper${ended === 'time' ? '; the time ended the search' : ''}.`,
  ];
}

/** Text of a foreign file on a terminal: control characters are shown, not obeyed. */
function printable(text: string): string {
  return text.replaceAll(
    /\p{Cc}/gu,
    (character) => `\\x${character.codePointAt(0)!.toString(16).padStart(2, '0')}`,
  );
}
