import { describe, expect, test } from 'vitest';
import { ATL, BREAKER, CUSTOMER, foldEvents, smallNetwork } from '#kit';
import { judgeDocument, type Verdict } from '../inbox/judge-document.ts';
import { fileOf, type FixtureOptions, type FixtureSet } from './interchange.fixture.ts';
import { JUDGING_ROOMS, match } from './judge.fixture.ts';
import { x12Reader } from './x12-reader.ts';

/** Of the small network `ZZ:PEACHTREE` is a customer, and the breaker comes in cases of 36. */
const networkAsPublished = () => foldEvents(JUDGING_ROOMS, smallNetwork());

function judged(
  set: FixtureSet,
  world = networkAsPublished(),
  options: FixtureOptions = {},
  takesTests = false,
): Verdict {
  const file = fileOf([set], { sender: 'PEACHTREE', ...options });
  const [read] = x12Reader.read(file, 'file.edi').documents;
  return judgeDocument(x12Reader, read!, world, takesTests);
}

const order = (...lines: string[]): FixtureSet => [
  '850',
  'BEG*00*SA*PO-4711**20260615',
  'DTM*002*20260618',
  ...lines,
  `CTT*${lines.length}`,
];

describe('an 850', () => {
  test('becomes an order received by EDI, cases counted in pieces', () => {
    expect(judged(order(`PO1*1*3*CA*38.9*PE*UK*${BREAKER}`))).toMatchObject({
      kind: 'through',
      events: [
        {
          type: 'signalbox.edi.order.received.v1',
          subject: 'PO-4711',
          data: {
            partnerReference: 'PO-4711',
            customer: CUSTOMER,
            orderedAt: '2026-06-15T04:00:00.000Z',
            lines: [
              {
                line: 1,
                gtin: BREAKER,
                quantity: 108,
                unit: 'EA',
                unitPriceMicro: 38_900_000,
                needBy: '2026-06-19T03:59:59.000Z',
              },
            ],
          },
        },
      ],
    });
  });

  test('finds an item by our own number', () => {
    expect(judged(order('PO1*1*10*EA*38.9**VN*BRK-2P60B')).kind).toBe('through');
  });

  test('waits for every name that nobody knows, and goes through once they are named', () => {
    const world = networkAsPublished();
    const set = order('PO1*1*10*EA*38.9**BP*77-100', 'PO1*2*5*EA*12**BP*77-200');
    const options = { sender: 'NEWCO' };
    const from = { about: '850 PO-4711', value: { minor: 44_900, currency: 'USD' } };
    expect(judged(set, world, options)).toEqual({
      kind: 'waits',
      unknown: [
        { kind: 'partner', name: 'ZZ:NEWCO', ...from },
        { kind: 'item', name: 'BP:77-100@ZZ:NEWCO', ...from },
        { kind: 'item', name: 'BP:77-200@ZZ:NEWCO', ...from },
      ],
    });
    match(world, 'partner', 'ZZ:NEWCO', CUSTOMER);
    match(world, 'item', 'BP:77-100@ZZ:NEWCO', BREAKER);
    expect(judged(set, world, options).kind).toBe('waits');
    match(world, 'item', 'BP:77-200@ZZ:NEWCO', BREAKER);
    expect(judged(set, world, options).kind).toBe('through');
  });

  test('a partner’s own number means nothing from another partner', () => {
    const world = networkAsPublished();
    match(world, 'item', 'BP:77-100@ZZ:NEWCO', BREAKER);
    expect(judged(order('PO1*1*10*EA*38.9**BP*77-100'), world)).toMatchObject({
      kind: 'waits',
      unknown: [{ name: 'BP:77-100@ZZ:PEACHTREE' }],
    });
  });

  test.each([
    ['half a piece', 'PO1*1*0.5*EA*38.9**VN*BRK-2P60B', 'no whole count'],
    ['pounds of what is counted', 'PO1*1*10*LB*38.9**VN*BRK-2P60B', 'not in LB'],
    ['no quantity', 'PO1*1**EA*38.9**VN*BRK-2P60B', 'quantity'],
  ])('with %s is a dead letter that says so', (_what, line, words) => {
    const verdict = judged(order(line));
    expect(verdict.kind).toBe('dead');
    expect(verdict.kind === 'dead' && verdict.reason).toContain(words);
  });

  test('that is a change is not taken for an order', () => {
    const change: FixtureSet = [
      '850',
      'BEG*04*SA*PO-4711**20260615',
      'PO1*1*1*EA*1**VN*BRK-2P60B',
      'CTT*1',
    ];
    expect(judged(change)).toMatchObject({ kind: 'dead', path: 'BEG01' });
  });

  test('for tests only is no business, but in the simulator’s world', () => {
    const set = order('PO1*1*10*EA*38.9**VN*BRK-2P60B');
    const forTests = { usage: 'T' } as const;
    expect(judged(set, networkAsPublished(), forTests)).toMatchObject({
      kind: 'dead',
      path: 'ISA15',
    });
    expect(judged(set, networkAsPublished(), forTests, true).kind).toBe('through');
  });
});

describe('other sets', () => {
  test('a 944 says what came short and damaged of a transfer', () => {
    const receipt: FixtureSet = [
      '944',
      'W17*F*20260617*RC-9*TRF-2026-0001',
      `N1*WH*Atlanta*UL*${ATL}`,
      'W07*240*EA**VN*BRK-2P60B',
      'W13*12*EA*02',
      'W13*4*EA*01',
      'W14*240',
    ];
    expect(judged(receipt)).toMatchObject({
      kind: 'through',
      events: [
        {
          type: 'signalbox.wms.receipt.completed.v1',
          data: {
            site: ATL,
            purpose: { kind: 'transfer', number: 'TRF-2026-0001' },
            lines: [{ expectedQuantity: 252, receivedQuantity: 240, damagedQuantity: 4 }],
          },
        },
      ],
    });
  });

  test('a 214 says departures, arrivals and estimates of the number that we gave', () => {
    const status: FixtureSet = [
      '214',
      'B10*PRO-1*SHP-77*ABCD',
      'LX*1',
      'AT7*AF*NS***20260616*0830*ET',
      'AT7*X2*NS***20260617*1400*ET',
    ];
    const verdict = judged(status);
    expect(verdict.kind === 'through' && verdict.events).toMatchObject([
      {
        type: 'signalbox.tms.shipment.departed.v1',
        data: { shipmentId: 'SHP-77', stop: 1, departedAt: '2026-06-16T12:30:00.000Z' },
      },
      {
        type: 'signalbox.tms.eta.updated.v1',
        data: { stop: 2, estimatedArriveAt: '2026-06-17T18:00:00.000Z' },
      },
    ]);
  });

  test('a set that is none of ours is a dead letter "set not mapped"', () => {
    expect(judged(['820', 'BPR*C*100*C'])).toEqual({
      kind: 'dead',
      reason: 'set not mapped: 820',
      path: 'ST01',
    });
  });
});
