import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkX12File } from './check-x12-file.ts';
import { bytesOf, fileOf, interchangeOf } from './interchange.fixture.ts';

const separator = fc.constantFrom('*', '|', '~', '!', "'", '^', ':', '>', '\u001D', '\n', '§', '@');
const word = fc.stringMatching(/^[A-Z0-9 .-]{0,12}$/);
const segment = fc
  .tuple(fc.stringMatching(/^[A-Z][A-Z0-9]{1,2}$/), fc.array(word, { maxLength: 6 }))
  .filter(([id]) => !['ISA', 'IEA', 'SE', 'ST', 'GS', 'GE', 'BIN'].includes(id))
  .map(([id, elements]) => [id, ...elements].join('*'));
const set = fc
  .array(segment, { maxLength: 8 })
  .map((segments): [string, ...string[]] => ['850', ...segments]);

describe('the check of any file', () => {
  test('a right interchange is ok whatever its separators and contents', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(separator, { minLength: 3, maxLength: 3 }),
        fc.array(set, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '\n', '\r\n'),
        ([element = '*', component = '>', end = '~'], sets, suffix) => {
          const report = checkX12File(
            fileOf(sets, { element, component, segment: end, suffix }),
            'f',
          );
          expect(report.faults).toEqual([]);
          expect(report.segments).toBe(sets.reduce((sum, one) => sum + one.length + 1, 0));
        },
      ),
    );
  });

  test('no bytes make it throw, and ok is the absence of faults', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const report = checkX12File(bytes, 'f');
        expect(report.ok).toBe(report.faults.length === 0);
      }),
    );
  });

  test('an interchange with any piece cut out, doubled or overwritten is still reported on', () => {
    const right = interchangeOf([
      ['850', 'BEG*00*SA*1**20260615', 'PO1*1*5*EA'],
      ['850', 'BEG*00'],
    ]);
    const place = fc.nat({ max: right.length });
    fc.assert(
      fc.property(place, fc.nat({ max: 200 }), fc.string({ maxLength: 30 }), (at, length, text) => {
        const damaged = right.slice(0, at) + text + right.slice(at + length);
        const doubled = right.slice(0, at) + right;
        expect(checkX12File(bytesOf(damaged), 'f').file).toBe('f');
        expect(checkX12File(bytesOf(doubled), 'f').interchanges).toBeGreaterThan(0);
      }),
    );
  });

  test('files of a megabyte, made so that reading twice over would never end, are reported on', () => {
    const head = interchangeOf([['850']]).slice(0, 106);
    // No terminator comes a second time: each segment would go on to the end of the file.
    const ownTerminators = Array.from({ length: 9_000 }, (_, n) => String.fromCharCode(0x4e00 + n));
    const hostile = [
      'ISA*'.repeat(250_000),
      head + 'ISA*~'.repeat(200_000),
      head + '~'.repeat(1_000_000),
      head + ' '.repeat(1_000_000),
      head + 'ST*850*1~'.repeat(110_000),
      head + '*'.repeat(1_000_000),
      head + 'BIN*999999999*~'.repeat(65_000),
      interchangeOf([['850']]).repeat(5_000),
      ' '.repeat(500_000) + 'ISA*'.repeat(125_000),
      ownTerminators.map((end) => head.slice(0, 105) + end).join(''),
      ownTerminators.map((end) => `${head.slice(0, 105)}${end}IEA*0*000000101`).join(''),
      ownTerminators.map((character) => `ISA${character}`).join(''),
    ];
    for (const text of hostile) expect(checkX12File(bytesOf(text), 'f').file).toBe('f');
  }, 30_000);
});
