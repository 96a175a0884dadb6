import { describe, expect, test } from 'vitest';
import { ATL, BREAKER, CMH, CUSTOMER, foldEvents, smallNetwork } from '#kit';
import { sites } from '#operations/network';
import { shipments, type Shipment, type Stop } from '#operations/shipments';
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

  test('finds an item by our own number, and takes no number of the customer for one', () => {
    expect(judged(order('PO1*1*10*EA*38.9**VN*BRK-2P60B')).kind).toBe('through');
    expect(judged(order('PO1*1*10*EA*38.9**BP*BRK-2P60B'))).toMatchObject({ kind: 'waits' });
  });

  test.each([
    ['for a case', '3*CA*36', 1_000_000],
    ['for a dozen', '5*DZ*36*UM', 3_000_000],
    ['for each piece of a case', '3*CA*36*PE', 36_000_000],
    ['for a hundred pieces', '250*EA*36*HP', 360_000],
    ['for a measure that we cannot count with', '250*EA*36*LB', undefined],
  ])('with a price %s says it for one of our units', (_what, line, unitPriceMicro) => {
    const verdict = judged(
      order(`PO1*1*${line}${line.split('*').length < 4 ? '*' : ''}*VN*BRK-2P60B`),
    );
    expect(verdict.kind === 'through' && verdict.events[0]?.data).toMatchObject({
      lines: [
        unitPriceMicro === undefined
          ? expect.not.objectContaining({ unitPriceMicro: expect.anything() })
          : { unitPriceMicro },
      ],
    });
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

  test('a number for a party, given by one partner, means nobody from another', () => {
    const world = networkAsPublished();
    match(world, 'partner', '92:0001@ZZ:NEWCO', CUSTOMER);
    const set = order('N1*BY**92*0001', 'PO1*1*10*EA*38.9**VN*BRK-2P60B');
    expect(judged(set, world, { sender: 'NEWCO' }).kind).toBe('through');
    expect(judged(set, world, { sender: 'OTHER' })).toMatchObject({
      kind: 'waits',
      unknown: [{ kind: 'partner', name: '92:0001@ZZ:OTHER' }],
    });
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
    ['shelf packages', 'PO1*1*10*SP*38.9**VN*BRK-2P60B', 'not in SP'],
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

test('a file that ends inside an interchange may still be being written', () => {
  const whole = fileOf([order('PO1*1*10*EA*38.9**VN*BRK-2P60B')]);
  expect(x12Reader.read(whole, 'f').isCutOff).toBe(false);
  for (const bytes of [120, 200, whole.length - 25])
    expect(x12Reader.read(whole.subarray(0, bytes), 'f').isCutOff).toBe(true);
});

test('a document of names that nobody knows, more than anybody could be asked for, is none for us', () => {
  const lines = Array.from({ length: 2_001 }, (_, n) => `PO1*${n}*1*EA***BP*${n}`);
  expect(judged(order(...lines))).toMatchObject({ kind: 'dead' });
  const long = `PO1*1*1*EA***BP*${'9'.repeat(200)}`;
  expect(judged(order(long))).toMatchObject({ kind: 'dead' });
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

  test('an 855 that rejects the order as a whole promises nothing of it', () => {
    const answer = (code: string): FixtureSet => [
      '855',
      `BAK*00*${code}*PO-1*20260615`,
      'PO1*1*10*EA*38.9**BP*BRK-2P60B',
      'CTT*1',
    ];
    const promised = (code: string) => {
      const verdict = judged(answer(code));
      return verdict.kind === 'through' ? verdict.events[0]?.data : verdict;
    };
    expect(promised('RD')).toMatchObject({ lines: [{ quantity: 0 }] });
    expect(promised('AD')).toMatchObject({ lines: [{ quantity: 10 }] });
  });

  test('an 855 promises the day that the supplier estimates, not the one that was asked for', () => {
    const verdict = judged([
      '855',
      'BAK*00*AC*PO-1*20260615',
      'DTM*002*20260620',
      'PO1*1*10*EA*38.9**BP*BRK-2P60B',
      'ACK*IB*10*EA*017*20260801',
      'CTT*1',
    ]);
    expect(verdict).toMatchObject({
      events: [{ data: { lines: [{ promisedAt: '2026-08-02T03:59:59.000Z' }] } }],
    });
  });

  test('an 856 over two purchase orders says of each what is aboard', () => {
    const notice: FixtureSet = [
      '856',
      'BSN*00*ASN-1*20260615*0900',
      'HL*1**S',
      'DTM*017*20260620',
      'HL*2*1*O',
      'PRF*PO-1',
      'HL*3*2*I',
      'LIN**BP*BRK-2P60B',
      'SN1**10*EA',
      'HL*4*1*O',
      'PRF*PO-2',
      'HL*5*4*I',
      'LIN**BP*BRK-2P60B',
      'SN1**20*EA',
      'CTT*5',
    ];
    const verdict = judged(notice);
    expect(verdict.kind === 'through' && verdict.events.map(({ data }) => data)).toMatchObject([
      { shipNoticeNumber: 'ASN-1', poNumber: 'PO-1', lines: [{ quantity: 10 }] },
      { shipNoticeNumber: 'ASN-1', poNumber: 'PO-2', lines: [{ quantity: 20 }] },
    ]);
  });

  test.each([
    ['856', 'BSN01', ['BSN*01*ASN-1*20260615*0900', 'HL*1**S']],
    ['855', 'BAK01', ['BAK*01*AD*PO-1*20260615', 'PO1*1*10*EA***BP*BRK-2P60B']],
    ['810', 'BIG08', ['BIG*20260615*INV-1*****DI*01', 'TDS*100']],
  ])('an %s that cancels one sent before is not taken for it (%s)', (kind, path, segments) => {
    expect(judged([kind, ...segments] as unknown as FixtureSet)).toMatchObject({
      kind: 'dead',
      path,
    });
  });

  describe('an 810', () => {
    const invoiced = (type: string, total: string, ...lines: string[]): unknown => {
      const verdict = judged([
        '810',
        `BIG*20260615*INV-1**PO-1***${type}`,
        `N1*BT*Atlanta*UL*${ATL}`,
        ...lines,
        `TDS*${total}`,
      ]);
      return verdict.kind === 'through' ? verdict.events[0]?.data : verdict;
    };

    test('that is a credit is negative, whether its sender writes the sign or not', () => {
      const line = (quantity: string) => `IT1*1*${quantity}*EA*9.25**BP*A-1`;
      const credit = { totalMinor: -9_250, lines: [{ amountMinor: -9_250 }] };
      expect(invoiced('CR', '9250', line('10'))).toMatchObject(credit);
      expect(invoiced('CR', '-9250', line('-10'))).toMatchObject(credit);
    });

    test('counts each line at its price, for as many as the price is for', () => {
      expect(invoiced('DI', '7875', 'IT1*1*250*FT*31.5*HP*BP*A-1')).toMatchObject({
        lines: [{ quantity: 1, unitPriceMicro: 78_750_000, amountMinor: 7_875 }],
      });
    });

    test('says the amount of a line whose quantity is no whole count', () => {
      expect(invoiced('DI', '1850', 'IT1*1*0.5*SF*37**BP*A-1')).toMatchObject({
        lines: [{ quantity: 1, unitPriceMicro: 18_500_000, amountMinor: 1_850 }],
      });
    });
  });

  describe('an 846', () => {
    const BIA: FixtureSet = ['846', 'BIA*00*SI*INV-1*20260615'];
    const ITEM = 'LIN**VN*BRK-2P60B';
    const stock = (...segments: string[]) => {
      const verdict = judged([...BIA, ...segments]);
      return verdict.kind === 'through' ? verdict.events.map(({ data }) => data) : verdict;
    };

    test('adds up the lots of an item', () => {
      const at = `N1*WH*Atlanta*UL*${ATL}`;
      const lots = [ITEM, 'QTY*17*100*EA', 'QTY*QH*10*EA', ITEM, 'QTY*17*50*EA'];
      expect(stock(at, ...lots)).toMatchObject([
        { site: ATL, positions: [{ onHand: 150, reserved: 0, blocked: 10 }] },
      ]);
    });

    test('says of each site what lies there, where one line tells of several', () => {
      const place = (gln: string) => ['LS*QTY', `N1*WH**UL*${gln}`, 'LE*QTY'];
      const line = [ITEM, 'QTY*17*100*EA', ...place(ATL), 'QTY*17*50*EA', ...place(CMH)];
      expect(stock(...line)).toMatchObject([
        { site: ATL, positions: [{ onHand: 100 }] },
        { site: CMH, positions: [{ onHand: 50 }] },
      ]);
    });
  });

  test('a 214 may say more of a delay than an estimate has room for', () => {
    const notes = Array.from({ length: 40 }, () => 'K1*ROAD CLOSED NEAR MACON');
    const verdict = judged([
      '214',
      'B10*P*S-1*ABCD',
      'LX*1',
      'AT7*X2*AO***20260617*1400*ET',
      ...notes,
    ]);
    const [event] = verdict.kind === 'through' ? verdict.events : [];
    expect(event?.data).toMatchObject({ reason: expect.stringMatching(/^.{500}$/) });
  });

  test('a 214 means the local time of the stop that it tells of', () => {
    const world = networkAsPublished();
    const atlanta = [...world.all(sites)].find(({ gln }) => gln === ATL)!;
    world.put(sites, { ...atlanta, zone: 'America/Los_Angeles' });
    const stop = {
      name: '',
      latitude: 0,
      longitude: 0,
      plannedArriveAt: null,
      plannedDepartAt: null,
      carrierEtaAt: null,
      carrierEtaGivenAt: null,
      arrivedAt: null,
      departedAt: null,
    } as const;
    const stops: Stop[] = [
      { ...stop, stop: 1, gln: CMH, kind: 'pickup' },
      { ...stop, stop: 2, gln: ATL, kind: 'delivery' },
    ];
    world.put(shipments, { shipmentId: 'SHP-77', stops } as unknown as Shipment);
    const verdict = judged(
      [
        '214',
        'B10*PRO-1*SHP-77*ABCD',
        'LX*1',
        'AT7*AF*NS***20260616*0830*LT',
        'AT7*X1*NS***20260617*1400*LT',
      ],
      world,
    );
    expect(verdict).toMatchObject({
      events: [
        { data: { departedAt: '2026-06-16T12:30:00.000Z' } },
        { data: { arrivedAt: '2026-06-17T21:00:00.000Z' } },
      ],
    });
  });

  test('a set that is none of ours is a dead letter "set not mapped"', () => {
    expect(judged(['820', 'BPR*C*100*C'])).toEqual({
      kind: 'dead',
      reason: 'set not mapped: 820',
      path: 'ST01',
    });
  });
});
