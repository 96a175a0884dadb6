import type { LogEvent, Room } from '#engine/kernel';
import { contentHash, type Override } from '#operations/policy';
import type { BacktestResult, PolicyContent, PolicyName } from '#shared/protocol';
import { DAY_MS, fromMs, toMs, type Instant } from '#shared/vocabulary';
import { compare } from './compare.ts';
import { Replay, type Versions } from './replay.ts';

/** What a back-test is asked: a draft against what is in force, over the last days of the log up to a head. */
export interface BacktestTask {
  policy: PolicyName;
  draft: PolicyContent;
  days: number;
  headSeq: number;
  inForce: Versions;
  /** Those in force: they hold on both sides, from the first day to the last. */
  overrides: readonly Override[];
}

export interface BacktestDone {
  from: Instant;
  to: Instant;
  inputsHash: string;
  result: BacktestResult;
}

/** Raised with every change of how the past is judged: numbers of another engine are other numbers. */
const ENGINE = 3;

/**
 * Replays the log up to the head and compares. The window ends with the head's own time, so that the same draft against
 * the same log gives the same numbers whenever it is run.
 * @param headAt when the hub knew the last event.
 */
export async function runBacktest(
  rooms: readonly Room[],
  task: BacktestTask,
  log: AsyncIterable<readonly LogEvent[]>,
  headAt: Instant,
  onProgress: (done: number) => void = () => {},
): Promise<BacktestDone> {
  const { policy, draft, days, headSeq, inForce, overrides } = task;
  const fromAtMs = toMs(headAt) - days * DAY_MS;
  const after: Versions = {
    ...inForce,
    [policy]: { version: inForce[policy].version + 1, content: draft },
  };
  const replay = new Replay(rooms, { before: inForce, after, overrides, fromMs: fromAtMs });
  let done = 0;
  for await (const rows of log) {
    const events = rows.filter(({ seq }) => seq <= headSeq);
    replay.take(events);
    done += events.length;
    onProgress(done);
    if (events.length < rows.length) break;
  }
  replay.finish(toMs(headAt));
  const from = fromMs(fromAtMs);
  return {
    from,
    to: headAt,
    inputsHash: contentHash({
      engine: ENGINE,
      policy,
      draft,
      inForce,
      overrides,
      days,
      headSeq,
      headAt,
    }),
    result: compare(replay, fromAtMs),
  };
}
