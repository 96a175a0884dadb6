import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Moved, Workflow } from '#engine/runs';

/** One move of a run: under which facts, by what, to which step, with which actions and timers. */
interface RecordedMove {
  on: string;
  facts: object;
  step: string;
  isEnd: boolean;
  actions: string[];
  timers: unknown[];
}

interface Recording {
  version: number;
  histories: { about: string; moves: RecordedMove[] }[];
}

type AnyWorkflow = Workflow<never, string, string>;

const FOLDER = join(import.meta.dirname, '../recordings');

/**
 * The recorded histories of a version of a workflow, and the same histories as they go today.
 * SIGNALBOX_RECORD=settlement.v1 records the version once; what is recorded is replayed for good.
 */
export function recordingOf(workflow: AnyWorkflow, version: number) {
  const name = `${workflow.id}.v${version}`;
  const file = join(FOLDER, `${name}.json`);
  const isRecording = process.env['SIGNALBOX_RECORD'] === name;
  const written = isRecording
    ? { version, histories: [] }
    : (JSON.parse(readFileSync(file, 'utf8')) as Recording);

  return {
    version,
    histories: written.histories,

    /** What each recorded move gives now, without the machine's own state. */
    replay(moves: readonly RecordedMove[]): Omit<RecordedMove, 'on' | 'facts'>[] {
      let snapshot = workflow.initialSnapshot(version);
      return moves.map(({ on, facts }) => {
        const { snapshot: after, ...told } = workflow.move(version, snapshot, facts as never, on);
        snapshot = after;
        return told;
      });
    },

    /** The steps that histories come to today, recorded beforehand when they are asked to be. */
    async today(
      histories: readonly (readonly [about: string, happens: () => void | Promise<void>])[],
    ): Promise<Recording['histories']> {
      const told: Recording['histories'] = [];
      for (const [about, happens] of histories)
        told.push({ about, moves: await movesOf(workflow, happens) });
      if (isRecording)
        writeFileSync(file, `${JSON.stringify({ version, histories: told }, null, 1)}\n`);
      return told;
    },
  };
}

/** The steps of histories, for comparison. */
export function stepsOf(histories: Recording['histories']): string[][] {
  return histories.map(({ about, moves }) => [about, ...moves.map(({ step }) => step)]);
}

/** What a recorded move led to. */
export function ledTo(moves: readonly RecordedMove[]): Omit<RecordedMove, 'on' | 'facts'>[] {
  return moves.map(({ on: _on, facts: _facts, ...told }) => told);
}

async function movesOf(
  workflow: AnyWorkflow,
  happens: () => void | Promise<void>,
): Promise<RecordedMove[]> {
  const spy = vi.spyOn(workflow, 'move');
  await happens();
  const moves = spy.mock.calls.map(([, , facts, on], i): RecordedMove => {
    const { snapshot: _, ...told } = spy.mock.results[i]!.value as Moved;
    return { on, facts, ...told };
  });
  spy.mockRestore();
  return moves;
}
