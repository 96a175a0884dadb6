import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as Kit from '#kit';
import type { TransferFacts } from './transfer-facts.ts';
import { CURRENT_MACHINE, initialSnapshot, move, type Moved } from './transfer.machine.ts';

/** One move of a run as it was made: by what, under which facts (those that held), and what came of it. */
interface RecordedMove extends Omit<Moved, 'snapshot'> {
  on: string;
  facts: Partial<TransferFacts>;
}

interface Recording {
  workflow: 'transfer';
  version: number;
  histories: { about: string; moves: RecordedMove[] }[];
}

const FOLDER = join(import.meta.dirname, '../../../../test/recordings');
const CURRENT = join(FOLDER, `transfer.v${CURRENT_MACHINE}.json`);
/** Set while a version is made: its recording is written, and from its release on it is never written again. */
const RECORDS = process.env['SIGNALBOX_RECORD'] === `transfer.v${CURRENT_MACHINE}`;

const made = vi.hoisted(() => ({ moves: [] as unknown[] }));

vi.mock('./transfer.machine.ts', async (original) => {
  const real = await original<{ move: typeof move }>();
  return {
    ...real,
    move(version: number, snapshot: unknown, facts: TransferFacts, on: string): Moved {
      const moved = real.move(version, snapshot, facts, on);
      const { snapshot: _, ...told } = moved;
      made.moves.push({ on, facts: held(facts), ...told });
      return moved;
    },
  };
});

/** The kit over the machine that records: what other files loaded before is loaded anew, and so it is after this one. */
let kit: typeof Kit;
beforeAll(async () => {
  vi.resetModules();
  kit = await import('#kit');
});
afterAll(() => {
  vi.resetModules();
});

/** The facts that held, so that a recording is read by people, too. */
function held(facts: TransferFacts): Partial<TransferFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value || value === 0));
}

function play(happens: (play: Kit.TransferPlay) => void): RecordedMove[] {
  made.moves = [];
  happens(new kit.TransferPlay());
  return made.moves as RecordedMove[];
}

/** The steps that each history comes to. What approvals and policy make of it besides is not the workflow's. */
function stepsOf({ histories }: Recording) {
  return histories.map(({ about, moves }) => ({
    about,
    steps: moves.map(({ step }) => step).filter((step, i, all) => step !== all[i - 1]),
  }));
}

/** A move a line. */
function textOf({ workflow, version, histories }: Recording): string {
  const told = histories.map(({ about, moves }) => {
    const lines = moves.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
    return `  {"about": ${JSON.stringify(about)}, "moves": [\n${lines}\n  ]}`;
  });
  return `{"workflow": "${workflow}", "version": ${version}, "histories": [\n${told.join(',\n')}\n]}\n`;
}

const recordings = readdirSync(FOLDER)
  .filter((file) => file.startsWith('transfer.v'))
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Recording);

describe('a run of an older version of the transfer workflow', () => {
  test.each(
    recordings.flatMap(({ version, histories }) => histories.map((one) => ({ version, ...one }))),
  )('goes as it went when it was recorded: v$version, $about', ({ version, moves }) => {
    let snapshot = initialSnapshot(version);
    for (const { on, facts, ...told } of moves) {
      const moved = move(version, snapshot, facts as TransferFacts, on);
      snapshot = moved.snapshot;
      const { snapshot: _, ...now } = moved;
      expect(now).toEqual(told);
    }
  });
});

describe('the version on which transfers begin', () => {
  test('has its recording, and the same histories go through the same steps today', () => {
    const recording: Recording = {
      workflow: 'transfer',
      version: CURRENT_MACHINE,
      histories: kit.TRANSFER_HISTORIES.map(({ about, happens }) => ({
        about,
        moves: play(happens),
      })),
    };
    if (RECORDS) writeFileSync(CURRENT, textOf(recording));
    const recorded = JSON.parse(readFileSync(CURRENT, 'utf8')) as Recording;
    expect(stepsOf(recording)).toEqual(stepsOf(recorded));
  });
});
