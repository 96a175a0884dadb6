import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';

describe('a 940', () => {
  const order = (...segments: string[]) => mapped('warehouseOrder', '940', segments);

  test('asks a warehouse to ship', () => {
    const { document, problems } = order(
      'W05*N*SO-1*PO-9',
      'N1*ST*ACME*92*0007',
      'N3*1 MAIN ST',
      'N4*MACON*GA*31201',
      'N1*WH*DC ATLANTA*92*ATL',
      'N9*BR*R-1',
      'G62*10*20260616',
      'G62*02*20260618*G*0800*LT',
      'NTE*WHI*USE CHEP PALLETS',
      'W66*PP*M***BEST WAY*****RDWY',
      'LX*1',
      'W01*24*EA**VN*X-1*UP*036000291452******L-5',
      'G69*RELAY 24V',
      'N9*PC*7',
      'LX*2',
      'W01*2*CA*001234567890',
      'W76*26',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      purpose: 'original',
      orderNumber: 'SO-1',
      purchaseOrderNumber: 'PO-9',
      parties: [
        { role: 'ST', references: [] },
        { role: 'WH', id: { id: 'ATL' } },
      ],
      references: [{ qualifier: 'BR', value: 'R-1' }],
      dates: [
        { meaning: 'shipRequested', moment: { date: '2026-06-16' } },
        { meaning: 'deliveryRequested', moment: { time: '08:00:00', zone: 'LT' } },
      ],
      notes: ['USE CHEP PALLETS'],
      carrier: { scac: 'RDWY', routing: 'BEST WAY', method: 'M' },
      lines: [
        {
          position: 1,
          lineId: '1',
          quantity: { micro: 24_000_000, unit: 'EA' },
          productIds: [
            { qualifier: 'VN', id: 'X-1' },
            { qualifier: 'UP', id: '036000291452' },
          ],
          description: 'RELAY 24V',
          lot: 'L-5',
          references: [{ qualifier: 'PC', value: '7' }],
        },
        { position: 2, productIds: [{ qualifier: 'UA', id: '001234567890' }] },
      ],
    });
  });

  test('a cancelled order is told from a new one', () => {
    expect(order('W05*F*SO-1', 'LX*1', 'W01*1*EA**VN*X').document.purpose).toBe('cancellation');
  });

  test('a line whose elements slipped by one must wait, and its unit is no product', () => {
    const { document, problems } = order('W05*N*SO-1', 'LX*1', 'W01**1*EA*VC*110220');
    expect(document.lines[0]?.productIds).toEqual([{ qualifier: 'VC', id: '110220' }]);
    expect(said(problems)).toEqual([
      'doubtful element.invalid W0103',
      'blocking element.missing W0101',
    ]);
  });

  test('without lines nothing is ordered', () => {
    expect(said(order('W05*N*SO-1').problems)).toEqual(['blocking segment.missing W01']);
  });
});

describe('a 945', () => {
  const advice = (...segments: string[]) => mapped('warehouseAdvice', '945', segments);

  test('says what was shipped of an order, and what not', () => {
    const { document, problems } = advice(
      'W06*F*SO-1*20260616*SH-77**PO-9',
      'N1*WH*DC ATLANTA*92*ATL',
      'N9*BM*BL-1',
      'W27*M*RDWY*BEST WAY*PP**ABCD*123',
      'LX*1',
      'MAN*GM*00006141411234567890',
      'W12*CP*24*20*4*EA**VN*X-1***********01',
      'G69*RELAY 24V',
      'LX*2',
      'W12*IS*6*6*0*EA**VN*X-2B*********VN*X-2A',
      'W03*26*40*LB',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      orderNumber: 'SO-1',
      shipmentNumber: 'SH-77',
      purchaseOrderNumber: 'PO-9',
      shippedAt: { date: '2026-06-16' },
      carrier: { scac: 'RDWY', equipment: 'ABCD123' },
      references: [{ qualifier: 'BM', value: 'BL-1' }],
      lines: [
        {
          statusCode: 'CP',
          orderedQuantity: { micro: 24_000_000 },
          shippedQuantity: { micro: 20_000_000, unit: 'EA' },
          differenceQuantity: { micro: 4_000_000 },
          reasonCode: '01',
          marks: [{ id: '00006141411234567890' }],
        },
        {
          statusCode: 'IS',
          productIds: [{ qualifier: 'VN', id: 'X-2B' }],
          orderedProductIds: [{ qualifier: 'VN', id: 'X-2A' }],
        },
      ],
    });
  });

  test('a total that is not the sum of its lines is said', () => {
    const { problems } = advice('W06*F*SO-1*20260616', 'LX*1', 'W12*CC*5*5*0*EA**VN*X-1', 'W03*6');
    expect(said(problems)).toEqual(['doubtful count.differs W0301']);
  });

  test('the day of shipping may stand in a date of its own, and must stand somewhere', () => {
    const line = ['LX*1', 'W12*CC*5*5*0*EA**VN*X-1'];
    expect(advice('W06*F*SO-1', 'G62*11*20260616', ...line).document.shippedAt?.date).toBe(
      '2026-06-16',
    );
    expect(said(advice('W06*F*SO-1', ...line).problems)).toEqual([
      'blocking element.missing W0603',
    ]);
  });
});

describe('a 943 and its 944', () => {
  test('the 943 says that a transfer left', () => {
    const { document, problems } = mapped('transferShipment', '943', [
      'W06*F*TR-5*20260616*SH-78',
      'N1*SF*DC CHICAGO*92*CHI',
      'N1*ST*DC ATLANTA*92*ATL',
      'N9*BM*BL-2',
      'G62*17*20260618',
      'W27*M*RDWY',
      'W04*40*EA**VN*X-1',
      'G69*RELAY 24V',
      'N9*LT*L-5',
      'W04*2*EA**VN*X-2',
      'W03*42*90*LB',
    ]);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      orderNumber: 'TR-5',
      shipmentNumber: 'SH-78',
      shippedAt: { date: '2026-06-16' },
      parties: [
        { role: 'SF', id: { id: 'CHI' } },
        { role: 'ST', id: { id: 'ATL' } },
      ],
      dates: [{ meaning: 'deliveryEstimated' }],
      lines: [
        { position: 1, quantity: { micro: 40_000_000, unit: 'EA' }, lot: 'L-5' },
        { position: 2, quantity: { micro: 2_000_000 } },
      ],
    });
  });

  test('the 944 says what arrived of it, short and damaged apart', () => {
    const { document, problems } = mapped('transferReceipt', '944', [
      'W17*F*20260618*RC-9*TR-5*SH-78*9*1430',
      'N1*WH*DC ATLANTA*92*ATL',
      'W08*M*RDWY',
      'W07*38*EA**VN*X-1***L-5',
      'W13*2*EA*02',
      'W13*3*EA*01**CR',
      'N9*ZZ*PHOTO 1',
      'W07*2*EA**VN*X-2',
      'W14*40',
    ]);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      receiptNumber: 'RC-9',
      orderNumber: 'TR-5',
      shipmentNumber: 'SH-78',
      receivedAt: { date: '2026-06-18', time: '14:30:00' },
      carrier: { scac: 'RDWY' },
      lines: [
        {
          receivedQuantity: { micro: 38_000_000, unit: 'EA' },
          lot: 'L-5',
          references: [],
          exceptions: [
            { condition: 'short', quantity: { micro: 2_000_000 } },
            { condition: 'damaged', quantity: { micro: 3_000_000 }, reasonCode: 'CR' },
          ],
        },
        { exceptions: [] },
      ],
    });
  });

  test('a receipt of nothing known must wait', () => {
    const { problems } = mapped('transferReceipt', '944', ['W17*F*20260618']);
    expect(said(problems)).toEqual([
      'blocking element.missing W1704',
      'blocking element.missing W1703',
    ]);
  });
});
