import { describe, expect, test } from 'vitest';
import { ATL, CMH, Floor } from '#kit';

describe('the panel of an exception', () => {
  test('shows arithmetic, options, a proposal, what is folded under it, and its history in words', async () => {
    const floor = new Floor();
    floor.order(500, 48);
    const { key } = floor.about('stockoutRisk')!;
    const { hub } = floor;
    const alvarez = { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' };
    hub.act('exception.escalate', { exception: key, seen: 1, to: 'm.okafor' }, alvarez, 'dear');
    const detail = await hub.ask('exception.detail', { key });
    expect(detail).toMatchObject({
      ok: true,
      value: {
        title: 'Stockout risk at Atlanta',
        rule: 'STK-04 v1',
        children: [floor.about('orderAtRisk')!.key],
        proposal: { from: CMH, to: ATL, quantity: 288, laneId: 'CMH-ATL-G' },
        history: [
          { what: 'Raised: watch, $4,160 at risk', actor: null },
          { what: 'Escalated to M. Okafor', actor: 'R. Alvarez', reason: 'dear' },
        ],
      },
    });
  });
});
