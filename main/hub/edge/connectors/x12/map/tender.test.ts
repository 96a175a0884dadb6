import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';

describe('a 204 and its 990', () => {
  test('the 204 offers a load with its stops and windows', () => {
    const { document, problems } = mapped('loadTender', '204', [
      'B2**RDWY**SH-77**PP',
      'B2A*00*LT',
      'L11*PO-1*PO',
      'G62*64*20260615*1*1700*ET',
      'NTE**CALL 8 HOURS AHEAD',
      'N1*BT*ACME*93*B1',
      'N7*ABCD*53',
      'S5*1*CL',
      'L11*D-1*SI*DELIVERY',
      'G62*37*20260616*I*0800',
      'G62*38*20260616*K*1600',
      'N1*SH*DC ATLANTA*93*ATL',
      'N4*ATLANTA*GA*30301*US',
      'G61*IC*DOCK*TE*4045550100',
      'S5*2*CU',
      'G62*54*20260618*L*1200',
      'N1*CN*ACME PLANT 7*93*0007',
      'L3*5472*G*557.21*FR*55721******5472*L',
    ]);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      purpose: 'original',
      shipmentNumber: 'SH-77',
      carrier: 'RDWY',
      respondBy: { date: '2026-06-15', time: '17:00:00', zone: 'ET' },
      equipment: 'ABCD53',
      notes: ['CALL 8 HOURS AHEAD'],
      chargeMinor: 55_721,
      weight: { micro: 5_472_000_000, unit: 'L' },
      stops: [
        {
          sequence: '1',
          act: 'load',
          place: { role: 'SH', id: { id: 'ATL' }, contacts: [{ name: 'DOCK' }] },
          dates: [{ meaning: 'shipNotBefore' }, { meaning: 'shipNotAfter' }],
          references: [{ qualifier: 'SI', value: 'D-1' }],
        },
        { sequence: '2', act: 'unload', dates: [{ meaning: 'deliverNotAfter' }] },
      ],
    });
  });

  test('a tender without carrier, load or stops must wait', () => {
    expect(said(mapped('loadTender', '204', ['B2']).problems)).toEqual([
      'blocking segment.missing S5',
      'blocking element.missing B204',
      'blocking element.missing B202',
    ]);
  });

  test('the 990 takes the load or declines it', () => {
    const answer = (code: string) =>
      mapped('tenderAnswer', '990', [`B1*RDWY*SH-77*20260615*${code}`, 'N9*CN*PRO-1']);
    expect(answer('A')).toMatchObject({
      problems: [],
      document: {
        carrier: 'RDWY',
        shipmentNumber: 'SH-77',
        answer: 'accepted',
        answeredAt: { date: '2026-06-15' },
        carrierReference: 'PRO-1',
      },
    });
    expect(answer('D').document.answer).toBe('declined');
    expect(answer('E').document.answer).toBe('declined');
    expect(said(answer('').problems)).toEqual(['blocking element.missing B104']);
  });
});
