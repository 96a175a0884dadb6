import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';

describe('an 810', () => {
  const invoice = (...segments: string[]) => mapped('invoice', '810', segments);
  const HEAD = 'BIG*20260616*INV-1*20260601*PO-4711***DI';

  test('is an invoice with exact amounts, implied and written decimals alike', () => {
    const { document, problems } = invoice(
      HEAD,
      'CUR*SE*USD',
      'N1*RE*SUPPLIER*92*S1',
      'REF*AP*ACCT-1',
      'ITD*01*3*1.5**15**30*****1.5/15 NET 30',
      'IT1*1*20*EA*9.995*PE*VP*X-1*PO*PO-4712',
      'PID*F****RELAY 24V',
      'TXI*ST*16.5*8.25',
      'SAC*A*C310***1999********DISCOUNT',
      'TDS*23640*19990*23286*354',
      'SAC*C*D240***4000**********FREIGHT',
      'CTT*1',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      invoiceNumber: 'INV-1',
      invoicedAt: { date: '2026-06-16' },
      orderNumber: 'PO-4711',
      isCredit: false,
      currency: 'USD',
      totalMinor: 23_640,
      discountBaseMinor: 19_990,
      discountedTotalMinor: 23_286,
      discountMinor: 354,
      parties: [{ role: 'RE', references: [{ value: 'ACCT-1' }] }],
      terms: [{ discountBasisPoints: 150, discountDays: 15, netDays: 30 }],
      charges: [{ effect: 'charge', code: 'D240', amountMinor: 4_000, description: 'FREIGHT' }],
      lines: [
        {
          orderNumber: 'PO-4712',
          quantity: { micro: 20_000_000 },
          unitPriceMicro: 9_995_000,
          taxes: [{ typeCode: 'ST', amountMinor: 1_650 }],
          charges: [{ effect: 'allowance', amountMinor: 1_999 }],
        },
      ],
    });
  });

  test('an amount with a point where two decimals are implied is not taken a hundredfold', () => {
    const { document, problems } = invoice(HEAD, 'IT1*1*1*EA*236.4**VP*X', 'TDS*236.40');
    expect(document.totalMinor).toBe(23_640);
    expect(said(problems)).toEqual(['doubtful amount.explicitPoint TDS01']);
  });

  test('a currency without a minor unit has none here either', () => {
    const { document } = invoice(HEAD, 'CUR*SE*JPY', 'IT1*1*1*EA*250**VP*X', 'TDS*25000');
    expect(document.totalMinor).toBe(250);
  });

  test('a credit is told from an invoice', () => {
    expect(invoice('BIG*20260616*CM-1****PO-1**CR', 'TDS*100').document.isCredit).toBe(false);
    expect(invoice('BIG*20260616*CM-1**PO-1***CR', 'TDS*100').document.isCredit).toBe(true);
  });

  test('without number, date or total it must wait', () => {
    expect(said(invoice('BIG', 'TDS').problems)).toEqual([
      'blocking element.missing BIG01',
      'blocking element.missing BIG02',
      'blocking element.missing TDS01',
    ]);
    expect(said(invoice(HEAD).problems)).toEqual(['blocking segment.missing TDS']);
  });
});

describe('a 210', () => {
  const freight = (...segments: string[]) => mapped('freightInvoice', '210', segments);
  const HEAD = 'B3**FB-1*SH-77*PP**20260620*65940**20260618*035*RDWY';

  test('is the carrier bill with its charges, discounts negative', () => {
    const { document, problems } = freight(
      HEAD,
      'C3*USD',
      'N9*BM*BL-1',
      'G62*86*20260616',
      'N1*SH*ACME',
      'N4*MACON*GA*31201',
      'LX*1',
      'L5*1*SKIDS',
      'L0*1***7889*G***3*PCS',
      'L1*1*46.09*PH*363604',
      'LX*2',
      'L5*2*DISCOUNT',
      'L1*2***-297664****DSC',
      'L3*7889*G***65940******3',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      invoiceNumber: 'FB-1',
      shipmentNumber: 'SH-77',
      paymentMethod: 'PP',
      invoicedAt: { date: '2026-06-20' },
      deliveredAt: { date: '2026-06-18' },
      carrier: 'RDWY',
      currency: 'USD',
      totalMinor: 65_940,
      references: [{ qualifier: 'BM', value: 'BL-1' }],
      lines: [
        {
          description: 'SKIDS',
          charges: [
            { code: undefined, rateMicro: 46_090_000, rateBasis: 'PH', amountMinor: 363_604 },
          ],
        },
        { charges: [{ code: 'DSC', amountMinor: -297_664 }] },
      ],
    });
  });

  test('charges that do not add up to the amount due are said', () => {
    expect(said(freight(HEAD, 'LX*1', 'L1*1***65900').problems)).toEqual([
      'doubtful count.differs B307',
    ]);
    expect(said(freight(HEAD, 'LX*1', 'L1*1***65940', 'L3*1*G***1').problems)).toEqual([
      'doubtful count.differs B307',
    ]);
  });

  test('without number, date or amount it must wait', () => {
    expect(said(freight('B3').problems)).toEqual([
      'blocking element.missing B306',
      'blocking element.missing B307',
      'blocking element.missing B302',
    ]);
  });
});
