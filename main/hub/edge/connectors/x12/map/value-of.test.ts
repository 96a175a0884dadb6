import { describe, expect, test } from 'vitest';
import { mapped } from './mapped.fixture.ts';
import { valueOf } from './value-of.ts';

/** An 850 of these lines and totals. */
const order = (...segments: string[]) =>
  mapped('order', '850', ['BEG*00*SA*PO-4711**20260615', ...segments]).document;

describe('the value of a document', () => {
  test('is the sum of its lines at their prices, each for as many as its price is for', () => {
    const lines = ['PO1*1*24*EA*9.25*PE*BP*A-100', 'PO1*2*250*FT*31.5*HP*BP*A-101'];
    expect(valueOf(order('CUR*BY*CAD', ...lines))).toEqual({
      minor: 22_200 + 7_875,
      currency: 'CAD',
    });
  });

  test('is the total that it names itself, where it does', () => {
    expect(valueOf(order('PO1*1*24*EA***BP*A-100', 'CTT*1', 'AMT*TT*222'))).toEqual({
      minor: 22_200,
      currency: 'USD',
    });
  });

  test('is not known while a line says no price, or one for a measure that we cannot count with', () => {
    const priced = 'PO1*1*24*EA*9.25*PE*BP*A-100';
    expect(valueOf(order(priced, 'PO1*2*5*EA***BP*A-101'))).toBeNull();
    expect(valueOf(order(priced, 'PO1*2*5*EA*3*LB*BP*A-101'))).toBeNull();
    expect(valueOf(order(priced, 'PO1*2*5*CA*3*PE*BP*A-101'))).toBeNull();
    expect(valueOf(order('PO1*2*5*CA*3**BP*A-101'))).toEqual({ minor: 1_500, currency: 'USD' });
  });

  test('is the amount due of an invoice', () => {
    const segments = ['BIG*20260615*INV-1**PO-4711', 'IT1*1*10*EA*9.25**BP*A-100', 'TDS*9250'];
    expect(valueOf(mapped('invoice', '810', segments).document)).toEqual({
      minor: 9_250,
      currency: 'USD',
    });
  });
});
