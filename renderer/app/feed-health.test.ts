import { describe, expect, test } from 'vitest';
import type { FeedRow } from '#shared/protocol';
import { feedHealth } from './feed-health.ts';

const NOW = Date.parse('2026-06-30T15:42:18.000Z');

function feed(name: string, more: Partial<FeedRow> = {}): FeedRow {
  return {
    key: name,
    name,
    contract: 'stock.v3',
    connected: true,
    circuit: 'closed',
    catchUp: null,
    lastGoodAt: '2026-06-30T15:42:10.000Z',
    cadenceMs: 30_000,
    ratePerMinute: 20,
    duePerMinute: 20,
    lagP99Ms: 400,
    missing: 0,
    gaps: 0,
    openLetters: 0,
    deadLetters: 0,
    duplicates: 0,
    appended: 1,
    received: 1,
    retries: 0,
    epoch: 1,
    cursor: 1,
    head: 1,
    lastHour: [],
    commandsWaiting: 0,
    ...more,
  };
}

describe('the health of the feeds', () => {
  test('is one grey count when all is well', () => {
    expect(feedHealth([feed('WMS Atlanta'), feed('TMS')], NOW)).toEqual({
      live: 2,
      total: 2,
      worst: null,
    });
  });
  test('names the worst feed and for how long it has been silent', () => {
    const dallas = feed('WMS Dallas', { lastGoodAt: '2026-06-30T15:28:06.000Z' });
    const watched = feed('EDI Reno', { openLetters: 3, deadLetters: 3 });
    expect(feedHealth([feed('TMS'), watched, dallas], NOW)).toEqual({
      live: 2,
      total: 3,
      worst: { state: 'stale', text: 'WMS Dallas silent 14 min' },
    });
  });
  test('takes a line that stands and has had nothing to say for well, as the inbox of files at first', () => {
    expect(feedHealth([feed('TMS'), feed('EDI Inbox', { lastGoodAt: null })], NOW)).toEqual({
      live: 2,
      total: 2,
      worst: null,
    });
    expect(
      feedHealth([feed('TMS', { lastGoodAt: null, connected: false })], NOW)?.worst,
    ).toMatchObject({ state: 'noData' });
  });
  test('is unknown before any feed has been seen', () => {
    expect(feedHealth([], NOW)).toBeNull();
  });
});
