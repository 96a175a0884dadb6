import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';
import { ssccOf } from './mark.ts';

const notice = (...segments: string[]) => mapped('shipNotice', '856', segments);

const HEAD = ['BSN*00*SH-77*20260615*0930*0001', 'HL*1**S'];

describe('an 856', () => {
  test('says what is on the road: shipment, order, carton, item', () => {
    const { document, problems } = notice(
      ...HEAD,
      'TD1*CTN*2****G*24.5*LB',
      'TD5*B*2*RDWY*M',
      'TD3*TL*ABCD*123456',
      'REF*BM*BL-1',
      'DTM*011*20260615',
      'DTM*017*20260618*1200*ET',
      'N1*SF*SUPPLIER*92*S1',
      'N1*ST*DC ATLANTA*92*ATL',
      'HL*2*1*O',
      'PRF*PO-4711*R1**20260601',
      'HL*3*2*P',
      'MAN*GM*00006141411234567890',
      'HL*4*3*I',
      'LIN*1*UP*036000291452*VP*X-1',
      'SN1**12*EA**24*EA**BP',
      'PID*F****RELAY 24V',
      'REF*LT*L-5',
      'HL*5*2*P',
      'MAN*GM*00006141411234567883',
      'HL*6*5*I',
      'LIN*2*VP*X-2',
      'SN1**6*EA',
      'CTT*6',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      shipmentNumber: 'SH-77',
      notifiedAt: { date: '2026-06-15', time: '09:30:00' },
      carrier: { scac: 'RDWY', equipment: 'ABCD123456' },
      dates: [{ meaning: 'shipped' }, { meaning: 'deliveryEstimated' }],
      references: [{ qualifier: 'BM', value: 'BL-1' }],
      parties: [{ role: 'SF' }, { role: 'ST', id: { id: 'ATL' } }],
      packageCount: { micro: 2_000_000, unit: 'CTN' },
      weight: { micro: 24_500_000, unit: 'LB' },
      orders: [{ orderNumber: 'PO-4711', releaseNumber: 'R1', orderedAt: { date: '2026-06-01' } }],
      lines: [
        {
          position: 1,
          orderNumber: 'PO-4711',
          lineId: '1',
          quantity: { micro: 12_000_000, unit: 'EA' },
          orderedQuantity: { micro: 24_000_000 },
          statusCode: 'BP',
          description: 'RELAY 24V',
          lot: 'L-5',
          packages: [{ level: 'P', marks: [{ qualifier: 'GM', id: '00006141411234567890' }] }],
        },
        { position: 2, lineId: '2', quantity: { micro: 6_000_000 } },
      ],
    });
  });

  test('an item divided over cartons below it keeps how many lie in each', () => {
    const { document } = notice(
      ...HEAD,
      'HL*2*1*I',
      'LIN**BP*A-1*ON*PO-9',
      'SN1**176*PC',
      'HL*3*2*P',
      'SN1**76*PC',
      'REF*LS*S1',
      'HL*4*2*P',
      'SN1**100*PC',
      'REF*LS*S2',
    );
    expect(document.lines).toHaveLength(1);
    expect(document.lines[0]).toMatchObject({
      orderNumber: 'PO-9',
      quantity: { micro: 176_000_000 },
      packages: [
        { quantity: { micro: 76_000_000 }, references: [{ value: 'S1' }] },
        { quantity: { micro: 100_000_000 }, references: [{ value: 'S2' }] },
      ],
    });
  });

  test('an SSCC is found with or without its application identifier, and only by its check digit', () => {
    expect(ssccOf([{ qualifier: 'GM', id: '00006141411234567890' }])).toBe('006141411234567890');
    expect(ssccOf([{ qualifier: 'AA', id: '006141411234567890' }])).toBe('006141411234567890');
    expect(ssccOf([{ qualifier: 'GM', id: '00006141411234567891' }])).toBeUndefined();
    expect(ssccOf([{ qualifier: 'CP', id: '006141411234567890' }])).toBeUndefined();
  });

  test('an item below a level that is not there belongs to no order', () => {
    const { document, problems } = notice(
      ...HEAD,
      'HL*2*1*O',
      'PRF*PO-1',
      'HL*3*9*I',
      'LIN*1*VP*X-1',
      'SN1**1*EA',
    );
    expect(document.lines[0]?.orderNumber).toBeUndefined();
    expect(said(problems)).toEqual(['doubtful element.invalid HL02']);
  });

  test('an item without product or quantity must wait', () => {
    expect(said(notice(...HEAD, 'HL*2*1*I').problems)).toEqual([
      'blocking segment.missing HL',
      'blocking segment.missing HL',
    ]);
    expect(said(notice(...HEAD, 'HL*2*1*I', 'LIN*1', 'SN1**').problems)).toEqual([
      'blocking element.missing LIN03',
      'blocking element.missing SN102',
    ]);
  });

  test('a carrier named in words where its code should stand is kept as words', () => {
    const { document } = notice(...HEAD, 'TD5**2*UPS Next Day Air*M');
    expect(document.carrier).toMatchObject({ scac: undefined, routing: 'UPS Next Day Air' });
  });

  test('levels nested without end are cut, not climbed', () => {
    const levels = Array.from({ length: 5_000 }, (_, i) => `HL*${i + 2}*${i + 1}*P`);
    const { document } = notice(...HEAD, ...levels, 'HL*9999*5001*I', 'LIN*1*VP*X', 'SN1**1*EA');
    expect(document.lines[0]?.packages.length).toBeLessThan(17);
  });
});
