import { describe, expect, test } from 'vitest';
import { ATL, BREAKER, BREAKER_MARGIN_MINOR, Floor, SMALL_TRANSFER, told, truckLoaded } from '#kit';
import { receiptCompleted, shipmentArrived, shipmentDeparted } from '#shared/contracts';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

describe('a late shipment', () => {
  test('follows a missed departure, and what it makes late is at risk until it has arrived', () => {
    const floor = new Floor();
    floor.stock(ATL, 0);
    floor.load('SHP-1', 252);
    floor.order(100, 17);
    floor.hub.wait(2 * HOUR_MS + MINUTE_MS);
    expect(floor.about('missedMilestone')).toMatchObject({ subjectKey: 'SHP-1', parent: null });
    floor.hub.wait(HOUR_MS);
    const id = { shipmentId: 'SHP-1' };
    floor.hub.hearTold(
      told('tms', shipmentDeparted, { ...id, stop: 1, departedAt: floor.hub.now }),
    );
    expect(floor.about('lateShipment')).toMatchObject({
      subject: 'SHP-1 to Atlanta',
      atRiskMinor: 100 * BREAKER_MARGIN_MINOR,
      orders: 1,
      state: 'late',
    });
    expect(floor.isOpen('missedMilestone')).toBe(false);
    floor.hub.hearTold(told('tms', shipmentArrived, { ...id, stop: 2, arrivedAt: floor.hub.now }));
    expect(floor.isOpen('lateShipment')).toBe(false);
  });
});

describe('a short receipt', () => {
  test('stays until what is in transit is closed, and cannot be resolved without', () => {
    const floor = new Floor();
    const counted = { expectedQuantity: 252, receivedQuantity: 240, damagedQuantity: 0 };
    floor.hub.hearTold(
      truckLoaded(null, 252),
      told('wms/atlanta', receiptCompleted, {
        site: ATL,
        purpose: SMALL_TRANSFER,
        receiptId: 'RC-1',
        lines: [{ gtin: BREAKER, unit: 'EA', ...counted }],
      }),
    );
    const short = floor.about('shortReceipt')!;
    expect(short).toMatchObject({
      subjectKey: SMALL_TRANSFER.number,
      subject: 'Breaker 2P 60 A bolt-on, 12 ea short',
      site: ATL,
      atRiskMinor: 12 * 11_840,
    });
    const by = { exception: short.key, seen: short.version, reason: 'lost' };
    expect(floor.hub.act('exception.resolve', by)).toMatchObject({
      ok: false,
      refusal: { code: 'exception.closeOnTransfer' },
    });
    floor.hub.say({
      type: 'signalbox.hub.transfer.shortClosed.v1',
      subject: SMALL_TRANSFER.number,
      data: { transfer: SMALL_TRANSFER.number },
    });
    expect(floor.isOpen('shortReceipt')).toBe(false);
  });
});
