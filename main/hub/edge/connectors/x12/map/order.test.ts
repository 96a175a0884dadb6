import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';
import { dateOf } from './date.ts';
import { inRole } from './party.ts';
import { isBlocked } from './problem.ts';
import { gtinOf } from './product.ts';
import { wholeUnits } from './quantity.ts';

const order = (...segments: string[]) => mapped('order', '850', segments);

const HEAD = 'BEG*00*SA*PO-4711*R2*20260615*C-9';
const LINE = 'PO1*1*24*EA*9.25*PE*BP*A-100*UP*036000291452';

describe('an 850', () => {
  test('is an order with its number, dates, places and lines in the partner words', () => {
    const { document, problems } = order(
      HEAD,
      'CUR*BY*USD',
      'REF*DP*038',
      'DTM*002*20260620',
      'DTM*037*20260616*0800*CT',
      'TD5**2*RDWY*M*DOCK 4',
      'N9*ZZ*NOTE',
      'MSG*CALL BEFORE DELIVERY',
      'N1*ST*ACME PLANT 7*92*0007',
      'N3*1 MAIN ST*BUILDING B',
      'N4*MACON*GA*31201*US',
      'PER*BD*ANN LEE*TE*4785550100*EM*ann@acme.example',
      'N1*BY*ACME INC*UL*0614141000036',
      LINE,
      'PID*F****RELAY 24V',
      'DTM*010*20260617',
      'CTT*1',
      'AMT*TT*222',
    );
    expect(problems).toEqual([]);
    expect(isBlocked(problems)).toBe(false);
    expect(inRole(document.parties, 'DS', 'ST')?.id?.id).toBe('0007');
    expect(dateOf(document.dates, 'deliveryScheduled', 'deliveryRequested')?.date).toBe(
      '2026-06-20',
    );
    expect(document).toMatchObject({
      purpose: 'original',
      orderType: 'SA',
      orderNumber: 'PO-4711',
      releaseNumber: 'R2',
      contractNumber: 'C-9',
      orderedAt: { date: '2026-06-15', time: undefined },
      currency: 'USD',
      references: [
        { qualifier: 'DP', value: '038' },
        { qualifier: 'ZZ', value: 'NOTE' },
      ],
      notes: ['CALL BEFORE DELIVERY'],
      carrier: { scac: 'RDWY', method: 'M', routing: 'DOCK 4' },
      dates: [
        { meaning: 'deliveryRequested', moment: { date: '2026-06-20' } },
        { meaning: 'shipNotBefore', moment: { date: '2026-06-16', time: '08:00:00', zone: 'CT' } },
      ],
      parties: [
        {
          role: 'ST',
          name: 'ACME PLANT 7',
          id: { qualifier: '92', id: '0007' },
          lines: ['1 MAIN ST', 'BUILDING B'],
          city: 'MACON',
          region: 'GA',
          postalCode: '31201',
          country: 'US',
          contacts: [
            {
              name: 'ANN LEE',
              numbers: [
                { qualifier: 'TE', number: '4785550100' },
                { qualifier: 'EM', number: 'ann@acme.example' },
              ],
            },
          ],
        },
        { role: 'BY', id: { qualifier: 'UL', id: '0614141000036' } },
      ],
      lines: [
        {
          position: 1,
          lineId: '1',
          quantity: { micro: 24_000_000, unit: 'EA' },
          unitPriceMicro: 9_250_000,
          priceBasis: 'PE',
          productIds: [
            { qualifier: 'BP', id: 'A-100' },
            { qualifier: 'UP', id: '036000291452' },
          ],
          description: 'RELAY 24V',
          dates: [{ meaning: 'shipRequested' }],
        },
      ],
      totals: [{ qualifier: 'TT', minor: 22_200 }],
    });
  });

  test('a U.P.C. with its check digit is a GTIN-14, and a wrong one is not', () => {
    const line = (id: string) => order(HEAD, `PO1*1*24*EA***UP*${id}`).document.lines[0];
    expect(gtinOf(line('036000291452')?.productIds ?? [])).toBe('00036000291452');
    expect(gtinOf(line('036000291453')?.productIds ?? [])).toBeUndefined();
  });

  test('a fraction of a unit is kept, and is no whole number of units', () => {
    const { document } = order(HEAD, 'PO1*1*6055.05*SF***BP*T-1');
    expect(document.lines[0]?.quantity).toEqual({ micro: 6_055_050_000, unit: 'SF' });
    expect(wholeUnits({ micro: 6_055_050_000, unit: 'SF' })).toBeUndefined();
    expect(wholeUnits({ micro: 24_000_000, unit: 'EA' })).toBe(24);
  });

  test('a line may divide over days and over places', () => {
    const { document, problems } = order(
      HEAD,
      'PO1*1*30*EA*5**BP*A-100',
      'SDQ*EA*92*0001*10*0002*20',
      'SCH*12*EA***002*20260620',
      'SCH*18*EA***002*20260627*0700',
    );
    expect(problems).toEqual([]);
    expect(document.lines[0]?.destinations).toEqual([
      { qualifier: '92', id: '0001', quantity: { micro: 10_000_000, unit: 'EA' } },
      { qualifier: '92', id: '0002', quantity: { micro: 20_000_000, unit: 'EA' } },
    ]);
    expect(document.lines[0]?.schedule).toMatchObject([
      { quantity: { micro: 12_000_000 }, dates: [{ moment: { date: '2026-06-20' } }] },
      { quantity: { micro: 18_000_000 }, dates: [{ moment: { time: '07:00:00' } }] },
    ]);
  });

  test('what a kit is made of is no line of its own, and a composite unit is read by its first part', () => {
    const { document } = order(HEAD, LINE, 'SLN*1**I*2*PC>1.5>2*1.56*TP**VC*P-875');
    expect(document.lines).toHaveLength(1);
    expect(document.lines[0]?.components).toMatchObject([
      { relation: 'I', quantity: { micro: 2_000_000, unit: 'PC' }, productIds: [{ id: 'P-875' }] },
    ]);
  });

  test('without a number, a line, a product or a quantity it must wait for a person', () => {
    expect(isBlocked(order('REF*DP*1').problems)).toBe(true);
    expect(said(order('REF*DP*1').problems)).toEqual([
      'blocking segment.missing BEG',
      'blocking segment.missing PO1',
    ]);
    expect(said(order('BEG*00*SA', LINE).problems)).toEqual(['blocking element.missing BEG03']);
    expect(said(order(HEAD, 'PO1*1**EA').problems)).toEqual([
      'blocking element.missing PO107',
      'blocking element.missing PO102',
    ]);
  });

  test('a quantity or price that is no number is never read as one', () => {
    const { document, problems } = order(HEAD, 'PO1*1*1,200*EA*9.2500001**BP*A');
    expect(document.lines[0]).toMatchObject({ quantity: undefined, unitPriceMicro: undefined });
    expect(said(problems)).toEqual([
      'blocking element.invalid PO102',
      'blocking element.invalid PO104',
    ]);
  });

  test('a product number that slipped out of its place is kept as one of unknown kind', () => {
    const { document, problems } = order(HEAD, 'PO1*1*10*EA*25*BP*SKU-A');
    expect(document.lines[0]?.productIds).toEqual([{ qualifier: '', id: 'SKU-A' }]);
    expect(said(problems)).toEqual(['doubtful element.halfPair PO106']);
  });

  test('a count of lines that does not fit is doubtful, not fatal', () => {
    expect(said(order(HEAD, LINE, 'CTT*2').problems)).toEqual(['doubtful count.differs CTT01']);
  });

  test('before 004010 dates had no century, and DTM had one beside it', () => {
    const segments = ['BEG*00*SA*1**010614', 'PO1*1*3*EA***BP*1', 'DTM*002*010808***20'];
    const { document } = mapped('order', '850', segments, { version: '003050' });
    expect(document.orderedAt?.date).toBe('2001-06-14');
    expect(document.lines[0]?.dates[0]?.moment.date).toBe('2001-08-08');
  });

  test('a cancellation, a change and a repeat are told from an original', () => {
    const purposes = ['00', '01', '04', '05', '06', '07', '99'].map(
      (code) => order(`BEG*${code}*SA*1**20260615`, LINE).document.purpose,
    );
    expect(purposes).toEqual([
      'original',
      'cancellation',
      'change',
      'replacement',
      'confirmation',
      'repeat',
      'other',
    ]);
  });
});
