import { describe, expect, test } from 'vitest';
import { commands, outboxRoom } from '#engine/outbox';
import { networkRoom } from '#operations/network';
import { ATL, BREAKER, Rehearsal, smallNetwork, SUPPLIER, told } from '#kit';
import { purchaseOrderConfirmed, purchaseOrderPlaced } from '#shared/contracts';
import { purchasingRoom } from './index.ts';

const ERP = 'erp/southern';

function withOrder(): Rehearsal {
  const hub = new Rehearsal([outboxRoom, networkRoom, purchasingRoom]);
  hub.hearTold(
    ...smallNetwork(),
    told(ERP, purchaseOrderPlaced, {
      poNumber: 'PO-1',
      supplier: SUPPLIER,
      site: ATL,
      currency: 'USD',
      lines: [
        {
          line: 1,
          gtin: BREAKER,
          quantity: 72,
          unit: 'EA',
          unitCostMicro: 118_400_000,
          dueAt: '2026-07-03T09:00:00.000Z',
        },
      ],
    }),
  );
  return hub;
}

const ask = (hub: Rehearsal, purchaseOrder = 'PO-1') =>
  hub.act('purchaseOrder.requestConfirmation', { purchaseOrder, reason: 'no word for two days' });

describe('asking a supplier for its word', () => {
  test('is a command to the ERP that placed the order, and one at a time', () => {
    const hub = withOrder();
    expect(ask(hub).ok).toBe(true);
    expect([...hub.world.all(commands)]).toMatchObject([
      { target: ERP, correlationId: 'PO-1', data: { poNumber: 'PO-1' }, status: 'queued' },
    ]);
    expect(ask(hub)).toMatchObject({ refusal: { code: 'purchaseOrder.askUnderWay' } });
  });

  test('is refused for an order that nobody knows, and for one that has its word', () => {
    const hub = withOrder();
    expect(ask(hub, 'PO-9')).toMatchObject({ refusal: { code: 'purchaseOrder.unknown' } });
    hub.hearTold(
      told(ERP, purchaseOrderConfirmed, {
        poNumber: 'PO-1',
        supplier: SUPPLIER,
        lines: [{ line: 1, quantity: 72, promisedAt: '2026-07-03T09:00:00.000Z' }],
      }),
    );
    expect(ask(hub)).toMatchObject({ refusal: { code: 'purchaseOrder.notWaiting' } });
  });
});
