import { describe, expect, test } from 'vitest';
import { ATL, BREAKER, BREAKER_MARGIN_MINOR, Floor, SUPPLIER, told } from '#kit';
import { moneyUnder } from '#operations/exceptions';
import { FEED_SILENT } from '#operations/network';
import {
  purchaseOrderChanged,
  purchaseOrderConfirmed,
  purchaseOrderPlaced,
} from '#shared/contracts';
import { DAY_MS, fromMs, HOUR_MS, toMs } from '#shared/vocabulary';

const ERP = 'erp/southern';

/** Atlanta orders breakers from the supplier, to come in so many hours. */
function purchased(floor: Floor, inHours: number): void {
  const dueAt = fromMs(toMs(floor.hub.now) + inHours * HOUR_MS);
  const line = { line: 1, gtin: BREAKER, quantity: 500, unit: 'EA' as const, dueAt };
  floor.hub.hearTold(
    told(ERP, purchaseOrderPlaced, {
      poNumber: 'PO-1',
      supplier: SUPPLIER,
      site: ATL,
      currency: 'USD',
      lines: [{ ...line, unitCostMicro: 118_400_000 }],
    }),
  );
}

function promised(floor: Floor, inHours: number, quantity = 500): void {
  const promisedAt = fromMs(toMs(floor.hub.now) + inHours * HOUR_MS);
  const lines = [{ line: 1, quantity, promisedAt }];
  floor.hub.hear(ERP, purchaseOrderChanged.type, { poNumber: 'PO-1', lines, reason: 'Strike' });
}

describe('a supplier without a word', () => {
  test('is said two days after the order, and its word ends it', () => {
    const floor = new Floor();
    purchased(floor, 240);
    floor.hub.wait(2 * DAY_MS - HOUR_MS);
    expect(floor.about('supplierUnconfirmed')).toBeUndefined();
    floor.hub.wait(HOUR_MS);
    expect(floor.about('supplierUnconfirmed')).toMatchObject({
      subject: 'PO-1 Breakerworks',
      site: ATL,
      atRiskMinor: null,
      parent: null,
    });
    const lines = [{ line: 1, quantity: 500 }];
    const confirmed = { poNumber: 'PO-1', supplier: SUPPLIER, lines };
    floor.hub.hear(ERP, purchaseOrderConfirmed.type, confirmed);
    expect(floor.isOpen('supplierUnconfirmed')).toBe(false);
  });

  test('is held back where the ERP that would tell is silent, and a cut-over of it holds that', () => {
    const floor = new Floor();
    purchased(floor, 240);
    const silent = { source: ERP, lastGoodAt: floor.hub.now, cadenceMs: 60_000 };
    floor.hub.say({ type: FEED_SILENT, subject: ERP, data: silent });
    floor.hub.wait(2 * DAY_MS);
    expect(floor.about('supplierUnconfirmed')).toMatchObject({
      parent: floor.about('feedSilent')!.key,
      foldedBy: 'HLD-01',
    });
  });
});

describe('a supplier that puts off what it promised', () => {
  test('explains the stockout that it makes, until it comes in time again', () => {
    const floor = new Floor();
    purchased(floor, 24);
    floor.order(500, 48);
    expect(floor.isOpen('stockoutRisk')).toBe(false);
    promised(floor, 96);
    const changed = floor.about('supplierChanged')!;
    expect(changed).toMatchObject({
      subject: 'PO-1 Breakerworks, 3 d later',
      atRiskMinor: 0,
    });
    expect(moneyUnder(floor.hub.world, changed).minor).toBe(100 * BREAKER_MARGIN_MINOR);
    expect(floor.about('stockoutRisk')).toMatchObject({
      parent: changed.key,
      foldedBy: 'CAU-05',
      atRiskMinor: 100 * BREAKER_MARGIN_MINOR,
    });
    floor.hub.wait(HOUR_MS);
    promised(floor, 22);
    expect(floor.isOpen('supplierChanged')).toBe(false);
    expect(floor.isOpen('stockoutRisk')).toBe(false);
  });

  test('and one that sends less, is said; one that is a few hours later is not', () => {
    const floor = new Floor();
    purchased(floor, 24);
    promised(floor, 30);
    expect(floor.about('supplierChanged')).toBeUndefined();
    floor.hub.wait(HOUR_MS);
    promised(floor, 29, 380);
    expect(floor.about('supplierChanged')?.subject).toBe('PO-1 Breakerworks, less');
  });
});
