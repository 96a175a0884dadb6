import { describe, expect, test } from 'vitest';
import { policyRoom, POLICY_PUBLISHED, wholeInForce } from '#operations/policy';
import { networkRoom } from '#operations/network';
import type { RankRow } from '#shared/protocol';
import { ATL, BREAKER, breakersOrdered, Rehearsal, smallNetwork } from '#kit';
import { ordersRoom, waitingLines } from './index.ts';

const SOON = '2026-07-01T13:00:00.000Z';
const LATER = '2026-07-03T13:00:00.000Z';

/** Three orders of breakers wait in Atlanta: an early one by desk, a later one by EDI, and a dear one. */
class Queue {
  readonly hub = new Rehearsal([networkRoom, policyRoom, ordersRoom]);

  constructor() {
    const dear = { line: 1, gtin: BREAKER, quantity: 5, unit: 'EA' as const, needBy: LATER };
    this.hub.hearTold(
      ...smallNetwork(),
      breakersOrdered('SO-1', 10, SOON, { channel: 'desk' }),
      breakersOrdered('SO-2', 20, LATER, { channel: 'edi' }),
      breakersOrdered('SO-3', 5, LATER, { lines: [{ ...dear, unitPriceMicro: 200_000_000 }] }),
    );
  }

  publish(...ranks: RankRow[]): void {
    const { version, content } = wholeInForce(this.hub.world, 'allocation');
    const data = { name: 'allocation', version: version + 1, content: { ...content, ranks } };
    this.hub.say({ type: POLICY_PUBLISHED, subject: 'allocation', data });
  }

  /** Who is served, in order, each with the row and version that placed it. */
  get served(): string[] {
    return waitingLines(this.hub.world, ATL, BREAKER).map(
      ({ orderNumber, rank }) => `${orderNumber} ${rank.row} ${rank.policy}`,
    );
  }
}

const rank = (row: string, when: string, orderBy: RankRow['orderBy']): RankRow => ({
  row,
  when,
  orderBy,
  why: '',
});

describe('the turn of a line that waits', () => {
  test('is by need date as shipped, and says the row and the version', () => {
    expect(new Queue().served).toEqual([
      'SO-1 L2 ALO-1 v1',
      'SO-2 L2 ALO-1 v1',
      'SO-3 L2 ALO-1 v1',
    ]);
  });

  test('follows another version at once: lines of an earlier row go first', () => {
    const queue = new Queue();
    queue.publish(rank('L1', 'channel == "edi"', ['needAt']), rank('L2', 'true', ['needAt']));
    expect(queue.served).toEqual(['SO-2 L1 ALO-1 v2', 'SO-1 L2 ALO-1 v2', 'SO-3 L2 ALO-1 v2']);
  });

  test('goes by what its row says, then by the number of the order', () => {
    const queue = new Queue();
    queue.publish(rank('L1', 'true', ['marginPerPiece']));
    expect(queue.served.map((text) => text.slice(0, 4))).toEqual(['SO-3', 'SO-1', 'SO-2']);
  });

  test('is the last where no row matches, or where the condition cannot be judged', () => {
    const queue = new Queue();
    queue.publish(rank('L1', 'ordered / (ordered - 10) > -9', ['needAt']));
    expect(queue.served.at(-1)).toBe('SO-1 – ALO-1 v2');
  });
});
