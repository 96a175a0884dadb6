import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';

const confirmation = (...segments: string[]) => mapped('orderConfirmation', '855', segments);

describe('an 855', () => {
  test('confirms an order line by line, with what changed', () => {
    const { document, problems } = confirmation(
      'BAK*00*AC*PO-4711*20260615****S-88*20260616',
      'CUR*SE*USD',
      'PO1*1*100*EA*9.25*PE*BP*A-100',
      'ACK*IQ*80*EA*068*20260620**VP*X-1',
      'ACK*IB*20*EA',
      'PO1*2*10*EA*4*PE*BP*A-200',
      'ACK*IR',
      'CTT*2',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      answer: 'changed',
      orderNumber: 'PO-4711',
      orderedAt: { date: '2026-06-15' },
      supplierReference: 'S-88',
      confirmedAt: { date: '2026-06-16' },
      lines: [
        {
          lineId: '1',
          quantity: { micro: 100_000_000 },
          answers: [
            {
              answer: 'changed',
              code: 'IQ',
              quantity: { micro: 80_000_000, unit: 'EA' },
              dates: [{ meaning: 'shipScheduled', moment: { date: '2026-06-20' } }],
              productIds: [{ qualifier: 'VP', id: 'X-1' }],
            },
            { answer: 'backordered', quantity: { micro: 20_000_000 } },
          ],
        },
        { lineId: '2', answers: [{ answer: 'rejected', code: 'IR' }] },
      ],
    });
  });

  test('may accept or reject the order as a whole, without lines', () => {
    expect(confirmation('BAK*00*AT*PO-1*20260615', 'CTT*0')).toMatchObject({
      document: { answer: 'accepted', lines: [] },
      problems: [],
    });
    expect(confirmation('BAK*00*RJ*PO-1*20260615').document.answer).toBe('rejected');
  });

  test('the industry code at the end of a line answer is no product number', () => {
    const ack = `ACK*IR*0*UN${'*'.repeat(24)}BI*ACK*CW`;
    const { document } = confirmation(
      'BAK*00*AD*PO-1*20260615',
      'PO1*1*3*UN***EN*9780446360265',
      ack,
    );
    expect(document.lines[0]?.answers[0]).toMatchObject({ productIds: [], reason: 'CW' });
  });

  test('an answer that no list has is kept and said', () => {
    const { document, problems } = confirmation('BAK*00*QQ*PO-1*20260615');
    expect(document).toMatchObject({ answer: undefined, answerCode: 'QQ' });
    expect(said(problems)).toEqual(['doubtful code.unknown BAK02']);
  });

  test('without the order that it answers it must wait', () => {
    expect(said(confirmation('BAK*00*AT').problems)).toEqual(['blocking element.missing BAK03']);
  });
});
