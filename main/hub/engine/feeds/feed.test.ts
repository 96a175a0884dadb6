import { describe, expect, test } from 'vitest';
import { ManualClock, seededRandom } from '#engine/clock';
import { CreditShares } from './credit-shares.ts';
import type { FeedCursor } from './cursor.sql.ts';
import type { EventCheck } from './event-check.ts';
import type { FeedLine, LinkOptions } from './feed-link.feed.ts';
import { Feed, type FeedInput } from './feed.feed.ts';

const stored: FeedCursor = {
  source: 'tms',
  leaseEpoch: 1,
  epoch: 1,
  cursor: 0,
  backfillUntil: null,
  received: 0,
  appended: 0,
  duplicates: 0,
  deadLetters: 0,
  gaps: 0,
};

/** Nothing that comes keeps its contract. */
const check: EventCheck = (raw, source) => {
  const { epoch, sequence } = raw as { epoch: number; sequence: number };
  const told = { type: '', path: '', about: '', raw: '', reason: 'bad' };
  return { ok: false, letter: { source, epoch, sequence, kind: 'contract', ...told } };
};

/** A feed on a line that a test speaks through, and what it hands on. */
function feedOn(deadPlaces: Set<number>) {
  const clock = new ManualClock(0);
  const inputs: FeedInput[] = [];
  let link!: LinkOptions;
  const replays: object[] = [];
  const line: FeedLine = {
    isOpen: true,
    failures: 0,
    connect() {},
    reconnect() {},
    credit() {},
    replay: (asked) => void replays.push(asked),
    command: () => Promise.resolve(false),
    fail() {},
    close() {},
  };
  const feed = new Feed({
    source: 'tms',
    url: '',
    line: (options) => ((link = options), line),
    check,
    clock,
    machine: clock,
    random: seededRandom('one'),
    stored,
    openLetters: 0,
    feeds: 1,
    shares: new CreditShares(),
    deadPlaces,
    givenUp: () => [],
    deliver: (_feed, ready) => void inputs.push(...ready),
    onWelcome() {},
    onLost() {},
    onGap() {},
  });
  const welcome = (epoch: number) =>
    link.onWelcome({ source: 'tms', epoch, head: 1, oldest: 1, cadenceMs: 60_000 });
  const say = (epoch: number, sequence: number) =>
    link.onBatch({ epoch, replay: false, events: [{ epoch, sequence }] });
  return { feed, inputs, replays, welcome, say };
}

describe('a place whose event is bad', () => {
  test('is a letter, and asked for once more; the same bad text is no second letter', () => {
    const { feed, inputs, replays, welcome, say } = feedOn(new Set());
    welcome(1);
    say(1, 1);
    expect(inputs).toMatchObject([{ kind: 'unreadable' }]);
    expect(replays).toEqual([{ from: 1, to: 1 }]);
    say(1, 1);
    expect(inputs).toMatchObject([{}, { kind: 'unreadable', repeated: true }]);
    feed.close();
  });

  test('is a letter also where a former life of the source had a bad event at the same place', () => {
    const { feed, inputs, welcome, say } = feedOn(new Set([1]));
    welcome(2);
    say(2, 1);
    expect(inputs).toEqual([expect.not.objectContaining({ repeated: true })]);
    feed.close();
  });
});
