import { describe, expect, test } from 'vitest';
import { FEED_CAUGHT_UP, FEED_CONNECTED, feedsRoom } from '#engine/feeds';
import type { DecisionContext, LogEvent } from '#engine/kernel';
import { foldEvents, smallNetwork } from '#kit';
import { fromMs } from '#shared/vocabulary';
import { planningRoom } from './index.ts';
import { NOW_MS, PLAN_ROOMS } from './planning.fixture.ts';

const NETWORK = { exceptions: [], items: [], network: true, basedOn: null, edits: [] };

/** Asks for a plan of the small network after the hub has said this of its feeds. */
function ask(...said: [type: string, data: { source: string; history?: number }][]) {
  const at = fromMs(NOW_MS);
  const world = foldEvents(
    [feedsRoom, ...PLAN_ROOMS],
    [
      ...smallNetwork(),
      ...said.map(([type, data]) => ({ type, data, receivedAt: at }) as unknown as LogEvent),
    ],
  );
  const decide = planningRoom.decide!['plan.rebalance']!;
  const context = { now: at, nowMs: NOW_MS, mint: () => 'PLN-1' } as unknown as DecisionContext;
  return decide(world, NETWORK as never, context);
}

describe('a plan that is asked for while history is read', () => {
  test('is refused, as nobody knows yet what stands where', () => {
    const decision = ask(
      [FEED_CONNECTED, { source: 'wms/atlanta', history: 12_000 }],
      [FEED_CONNECTED, { source: 'wms/dallas', history: 0 }],
    );
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'plan.historyUnread', facts: { feeds: 1, first: 'wms/atlanta' } },
    });
  });

  test('is made once all of it is read', () => {
    const decision = ask(
      [FEED_CONNECTED, { source: 'wms/atlanta', history: 12_000 }],
      [FEED_CAUGHT_UP, { source: 'wms/atlanta' }],
    );
    expect(decision).toMatchObject({ ok: true });
  });
});
