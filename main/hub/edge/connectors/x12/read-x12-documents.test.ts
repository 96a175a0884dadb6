import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, fileOf, interchangeOf } from './interchange.fixture.ts';
import { MAPPED_SETS } from './map/map-set.ts';
import { readX12Documents } from './read-x12-documents.ts';

const ORDER = ['850', 'BEG*00*SA*PO-1**20260615', 'PO1*1*5*EA***BP*A-1'] as const;

function identities(text: string) {
  return readX12Documents(bytesOf(text), 'f').sets.map((set) => set.identity);
}

describe('a file of documents', () => {
  test('a set that is none of ours is refused as not mapped, and the others go through', () => {
    const { sets } = readX12Documents(fileOf([ORDER, ['860', 'BCH*04*SA*PO-1'], ORDER]), 'f');
    expect(
      sets.map((set) => (set.mapping.ok ? set.mapping.document.kind : set.mapping.refusal.code)),
    ).toEqual(['order', 'x12.setNotMapped', 'order']);
  });

  test('the same file twice has the same ids', () => {
    const text = interchangeOf([ORDER]);
    expect(identities(text)).toEqual(identities(text));
  });

  test('other content under the same control numbers is another document', () => {
    const [first] = identities(interchangeOf([ORDER]));
    const [second] = identities(interchangeOf([ORDER]).replace('*5*EA', '*6*EA'));
    expect(second?.setControl).toBe(first?.setControl);
    expect(second?.id).not.toBe(first?.id);
    expect(second?.contentHash).not.toBe(first?.contentHash);
  });

  test('the same content under other control numbers is known by its content', () => {
    const [first] = identities(interchangeOf([ORDER]));
    const [again] = identities(interchangeOf([ORDER], { control: '000000102', segment: '\n' }));
    expect(again?.contentHash).toBe(first?.contentHash);
    expect(again?.id).not.toBe(first?.id);
  });

  test('the same numbers and content from another sender is another document', () => {
    const [first] = identities(interchangeOf([ORDER]));
    const [other] = identities(interchangeOf([ORDER], { sender: 'OTHER' }));
    expect(other?.id).not.toBe(first?.id);
  });

  test('identity names both parties, all control numbers and whether it is a test', () => {
    expect(identities(interchangeOf([ORDER], { usage: 'T' }))[0]).toMatchObject({
      set: '850',
      version: '004010',
      sender: { qualifier: 'ZZ', id: 'ACME' },
      receiver: { qualifier: 'ZZ', id: 'NORTHERN' },
      interchangeControl: '000000101',
      groupControl: '77',
      setControl: '0001',
      isTest: true,
    });
  });

  test('no set with a wrong count passes for whole, however many there are', () => {
    const sets = Array.from({ length: 150 }, () => ORDER);
    const text = interchangeOf(sets).replaceAll('SE*4*', 'SE*5*');
    const file = readX12Documents(bytesOf(text), 'f');
    expect(file.sets.filter((set) => set.isWhole)).toEqual([]);
    expect(file.report.faults).toHaveLength(101);
    expect(file.report.faults.at(-1)).toMatchObject({
      code: 'faults.more',
      message: 'left out here: 50 of se01.count',
    });
  });

  test('words that every JavaScript object knows mean nothing in it', () => {
    const words = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
    for (const kind of MAPPED_SETS) {
      for (const word of words) {
        const every = ['BEG', 'BAK', 'BSN', 'BIA', 'BIG', 'W05', 'W06', 'W17', 'B3', 'B2', 'B1'];
        const segments = [...every, 'B2A', 'N1', 'DTM', 'G62', 'AT7', 'MS1', 'QTY', 'SAC', word];
        const elements = Array.from({ length: 12 }, () => word).join('*');
        const set = segments.map((id) => `${id}*${elements}`);
        const [read] = readX12Documents(fileOf([[kind, ...set]]), 'f').sets;
        expect(() => structuredClone(read?.mapping)).not.toThrow();
      }
    }
  });

  test('a hundred problems of a kind are kept, and none that blocks is crowded out by doubtful ones', () => {
    const dates = Array.from({ length: 500 }, () => 'DTM*002*soon');
    const order = [...dates, 'PO1*1*many*EA***BP*A-1'];
    const [read] = readX12Documents(fileOf([['850', 'BEG*00*SA*1**20260615', ...order]]), 'f').sets;
    const problems = read?.mapping.ok ? read.mapping.problems : [];
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ severity: 'blocking', at: 'PO102' });
  });

  test('documents that say much once for many lines are read in the time of their size', () => {
    const many = (n: number, ...segments: string[]) =>
      Array.from({ length: n }, () => segments).flat();
    const sets = [
      [
        '945',
        'W06*F*1*20260615',
        'LX*1',
        ...many(20_000, 'MAN*GM*1'),
        ...many(20_000, 'W12*CC*1*1'),
      ],
      [
        '856',
        'BSN*00*1*20260615',
        'HL*1**S',
        'HL*2*1*P',
        ...many(20_000, 'MAN*GM*1', 'REF*BM*1'),
        ...many(20_000, 'HL*3*2*I', 'SN1**1*EA'),
      ],
      [
        '214',
        'B10*1*2*ABCD',
        'LX*1',
        ...many(20_000, 'AT7*X1*NS'),
        ...many(20_000, 'L11*1*PO', 'K1*late'),
      ],
    ] as const;
    for (const [kind, ...body] of sets)
      expect(readX12Documents(fileOf([[kind, ...body]]), 'f').sets[0]?.mapping.ok).toBe(true);
  });

  test('a set whose own envelope is wrong is not whole; a fault further out is told with it', () => {
    const text = interchangeOf([ORDER, ORDER]);
    const inner = readX12Documents(bytesOf(text.replace('SE*4*0001', 'SE*5*0001')), 'f').sets;
    expect(inner.map((set) => set.isWhole)).toEqual([false, true]);
    const outer = readX12Documents(bytesOf(text.replace('GE*2*', 'GE*3*')), 'f').sets;
    expect(outer.map((set) => set.isWhole)).toEqual([true, true]);
    expect(outer[0]?.faults.map((fault) => fault.code)).toEqual(['ge01.count']);
  });

  test('any segments in any set give a document with its problems, and never a fault of ours', () => {
    const id = fc.constantFrom(
      ...'BEG PO1 BAK ACK BSN HL LIN SN1 PRF MAN B10 LX AT7 MS1 BIA QTY LS LE W05 W01 W06 W12 W04 W17 W07 W13 W03 W14 BIG IT1 TDS SAC B3 L1 L3 B2 B2A S5 B1 N1 N4 REF DTM G62 CTT CUR SDQ SCH SLN C3'.split(
        ' ',
      ),
    );
    const element = fc.oneof(
      fc.constantFrom(
        '',
        '00',
        'N',
        'IA',
        'I',
        'S',
        'EA',
        '1',
        '20260615',
        '0930',
        'JPY',
        '-1.5',
        '9'.repeat(20),
      ),
      fc.stringMatching(/^[A-Z0-9 .>-]{0,9}$/),
    );
    const segment = fc
      .tuple(id, fc.array(element, { maxLength: 12 }))
      .map(([name, elements]) => [name, ...elements].join('*'));
    const version = fc.constantFrom('002001', '003070', '004010', '005010');
    fc.assert(
      fc.property(
        fc.constantFrom(...MAPPED_SETS),
        fc.array(segment, { maxLength: 25 }),
        version,
        (kind, segments, release) => {
          const { sets } = readX12Documents(
            fileOf([[kind, ...segments]], { version: release }),
            'f',
          );
          expect(sets[0]?.mapping.ok).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
