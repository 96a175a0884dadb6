import { describe, expect, test } from 'vitest';
import { checkX12File } from './check-x12-file.ts';
import { bytesOf, fileOf, interchangeOf, isaOf, render } from './interchange.fixture.ts';

const ORDER = ['850', 'BEG*00*SA*PO-1**20260615', 'PO1*1*5*EA*9.25**BP*4711', 'CTT*1'] as const;

function codes(text: string): string[] {
  return checkX12File(bytesOf(text), 'f').faults.map((fault) => fault.code);
}

function warned(text: string): string[] {
  return checkX12File(bytesOf(text), 'f').warnings.map((warning) => warning.code);
}

/** The right interchange with one of its segments written otherwise, or left out where `to` is ''. */
function with_(from: string, to: string): string {
  const right = interchangeOf([ORDER, ORDER]);
  expect(right).toContain(from);
  return right.replace(from, to);
}

describe('a checked X12 file', () => {
  test('a right file is ok, and its sets and segments are counted as SE01 counts them', () => {
    expect(checkX12File(fileOf([ORDER, ORDER]), 'in/a.edi')).toEqual({
      file: 'in/a.edi',
      ok: true,
      interchanges: 1,
      groups: 1,
      sets: { '850': 2 },
      segments: 10,
      faults: [],
      warnings: [],
    });
  });

  test('the ISA says what separates elements, components and segments, whatever it is', () => {
    for (const options of [
      { element: '|', component: ':', segment: '!' },
      { element: '\u001D', component: '\u001F', segment: '\u001C' },
      { element: '\t', component: '^', segment: '\n' },
      { element: '*', component: '>', segment: '\r', suffix: '\n' },
      { element: '+', component: '§', segment: "'", suffix: '\r\n' },
    ]) {
      const report = checkX12File(fileOf([ORDER], options), 'f');
      expect(report).toMatchObject({ ok: true, segments: 5, sets: { '850': 1 } });
    }
  });

  test('line ends, blanks and indentation around segments are no part of them', () => {
    for (const suffix of ['\n', '\r\n', '\n\n\t  ', '   ']) {
      expect(checkX12File(fileOf([ORDER], { suffix }), 'f')).toMatchObject({
        ok: true,
        warnings: [],
      });
    }
  });

  test('segment ends that are line ends may be of either kind in one file', () => {
    const text = interchangeOf([ORDER], { segment: '\r\n' }).replace('CTT*1\r\n', 'CTT*1\n');
    expect(checkX12File(bytesOf(text), 'f')).toMatchObject({ ok: true, segments: 5 });
  });

  test('a byte-order mark and unpadded ISA fields are warnings', () => {
    const text = interchangeOf([ORDER]).replace(isaOf(), isaOf().replaceAll(/ +/g, ''));
    const report = checkX12File(bytesOf(`\uFEFF${text}`), 'f');
    expect(report.ok).toBe(true);
    expect(report.warnings.map((w) => w.code)).toEqual(['file.byteOrderMark', 'isa.width']);
  });

  test('a file that is no UTF-8, or is UTF-16, is read all the same', () => {
    const text = interchangeOf([['850', 'BEG*00*SA*PÖ**20260615']]);
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (c) => c.charCodeAt(0)).buffer);
    expect(checkX12File(latin, 'f')).toMatchObject({ ok: true, segments: 3 });
    expect(checkX12File(utf16, 'f')).toMatchObject({ ok: true, segments: 3 });
  });

  test('wrong counts are faults that say what is there', () => {
    const report = checkX12File(bytesOf(with_('SE*5*0002', 'SE*6*0002')), 'f');
    expect(report.ok).toBe(false);
    expect(report.faults).toEqual([
      { code: 'se01.count', segment: 12, message: 'SE01 says 6, set 850 0002 has 5 segments' },
    ]);
    expect(codes(with_('GE*2*77', 'GE*3*77'))).toEqual(['ge01.count']);
    expect(codes(with_('IEA*1*', 'IEA*2*'))).toEqual(['iea01.count']);
    expect(codes(with_('SE*5*0001', 'SE**0001'))).toEqual(['se01.count']);
    expect(codes(with_('SE*5*0001', 'SE*0000000005*0001'))).toEqual([]);
  });

  test('control numbers must be the same text, zeros included', () => {
    expect(codes(with_('SE*5*0001', 'SE*5*1'))).toEqual(['se02.control']);
    expect(codes(with_('GE*2*77', 'GE*2*077'))).toEqual(['ge02.control']);
    expect(codes(with_('IEA*1*000000101', 'IEA*1*101'))).toEqual(['iea02.control']);
  });

  test('a missing trailer costs its set, not the file', () => {
    const report = checkX12File(bytesOf(with_('SE*5*0001~', '')), 'f');
    expect(report.faults.map((fault) => fault.code)).toEqual(['se.missing']);
    expect(report).toMatchObject({ sets: { '850': 2 }, segments: 9 });
    expect(codes(with_('GE*2*77~', ''))).toEqual(['ge.missing']);
    expect(codes(with_('IEA*1*000000101~', ''))).toEqual(['iea.missing']);
  });

  test('a file cut off in the middle lacks every trailer', () => {
    const text = interchangeOf([ORDER]);
    const report = checkX12File(bytesOf(text.slice(0, text.indexOf('CTT') + 2)), 'f');
    expect(report.faults.map((f) => f.code)).toEqual(['se.missing', 'ge.missing', 'iea.missing']);
    expect(report.warnings.map((w) => w.code)).toContain('segment.unterminated');
  });

  test('a missing header is named: ST, GS, ISA', () => {
    expect(codes(with_('ST*850*0002~', ''))).toContain('st.missing');
    const gs = 'GS*PO*ACME*NORTHERN*20260615*0930*77*X*004010~';
    expect(codes(with_(gs, ''))).toContain('gs.missing');
    expect(codes(interchangeOf([ORDER]).slice(isaOf().length + 1))).toEqual(['isa.missing']);
  });

  test('several interchanges in one file are read, each with its own separators and text between', () => {
    const one = interchangeOf([ORDER], { control: '000000001' });
    const two = interchangeOf([ORDER, ORDER], { control: '000000002', element: '|', segment: '!' });
    const text = `X-Mailer: gateway\n${one}\n-- next --\n${two}\u001A`;
    expect(checkX12File(bytesOf(text), 'f')).toMatchObject({
      ok: true,
      interchanges: 2,
      groups: 2,
      sets: { '850': 3 },
    });
    expect(warned(text)).toEqual(['file.junk', 'file.junk']);
  });

  test('an interchange that begins before the last one ended is read', () => {
    const one = interchangeOf([ORDER]).replace('IEA*1*000000101~', '');
    const two = interchangeOf([ORDER], { control: '000000102', element: '|', segment: '!' });
    const report = checkX12File(bytesOf(one + two), 'f');
    expect(report).toMatchObject({ interchanges: 2, sets: { '850': 2 } });
    expect(report.faults.map((fault) => fault.code)).toEqual(['iea.missing']);
  });

  test('two files joined where the first had no last terminator are two interchanges', () => {
    const one = interchangeOf([ORDER], { segment: '\n' }).trimEnd();
    const two = interchangeOf([ORDER], { segment: '\n', control: '000000102' });
    expect(checkX12File(bytesOf(one + two), 'f')).toMatchObject({ ok: true, interchanges: 2 });
    expect(warned(one + two)).toEqual(['segment.unterminated']);
  });

  test('several groups are counted, and services between ISA and GS are no group', () => {
    const lines = [
      isaOf(),
      'TA1*000000009*260615*0900*A*000',
      'GS*PO*A*B*20260615*0930*1*X*004010',
      'ST*850*0001',
      'SE*2*0001',
      'GE*1*1',
      'GS*FA*A*B*20260615*0930*2*X*004010',
      'ST*997*0001',
      'AK1*PO*77',
      'SE*3*0001',
      'GE*1*2',
      'IEA*2*000000101',
    ];
    expect(checkX12File(bytesOf(render(lines)), 'f')).toMatchObject({
      ok: true,
      groups: 2,
      sets: { '850': 1, '997': 1 },
      segments: 5,
    });
  });

  test('an acknowledgement alone is a right interchange of no groups', () => {
    const text = render([isaOf(), 'TA1*000000009*260615*0900*A*000', 'IEA*0*000000101']);
    expect(checkX12File(bytesOf(text), 'f')).toMatchObject({
      ok: true,
      interchanges: 1,
      groups: 0,
    });
  });

  test('binary data may hold any character', () => {
    const text = interchangeOf([['102', 'BIN*12*~SE*9*0001~Ü', 'CTT*1']]);
    const octets = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(checkX12File(octets, 'f')).toMatchObject({ ok: true, segments: 4 });
  });

  test('control numbers used twice and sets in a group of another function are warnings', () => {
    const twice = interchangeOf([ORDER]) + interchangeOf([ORDER]);
    expect(checkX12File(bytesOf(twice), 'f').ok).toBe(true);
    expect(warned(twice)).toEqual(['control.repeated']);
    expect(warned(interchangeOf([ORDER]).replace('GS*PO', 'GS*IN'))).toEqual(['group.function']);
  });

  test('what is no X12 is said to be none', () => {
    expect(codes('')).toEqual(['file.empty']);
    expect(codes(' \r\n')).toEqual(['file.empty']);
    expect(codes("UNB+UNOA:1+A+B+260615:0930+1'")).toEqual(['isa.missing']);
    expect(codes('{"a": 1}')).toEqual(['isa.missing']);
    expect(codes('ISA*00*~')).toEqual(['isa.damaged']);
  });

  test('a file full of faults is reported, not echoed', () => {
    const text = `${isaOf()}~${'SE*1*1~'.repeat(5_000)}IEA*0*000000101~`;
    const report = checkX12File(bytesOf(text), 'f');
    expect(report.faults).toHaveLength(101);
    expect(report.faults.at(-1)?.message).toBe('left out here: 4900 of st.missing');
  });
});
