/**
 * Interchanges for tests, written from the standard (X12.5, X12.6 and the 004010 set tables). Segments are given with
 * `*` between elements and `>` between components; the envelope around them is made here, right by default.
 */
export interface FixtureOptions {
  element?: string;
  component?: string;
  segment?: string;
  /** After each terminator: a line end where the file is meant for people. */
  suffix?: string;
  version?: string;
  usage?: 'P' | 'T';
  sender?: string;
  receiver?: string;
  control?: string;
  /** Written into ISA11: `U` before 00402, a separator after. */
  standard?: string;
}

/** A set as `[ST01, ...segments between ST and SE]`. */
export type FixtureSet = readonly [kind: string, ...segments: string[]];

const FUNCTION_OF: Readonly<Record<string, string>> = {
  '204': 'SM',
  '210': 'IM',
  '214': 'QM',
  '810': 'IN',
  '846': 'IB',
  '850': 'PO',
  '855': 'PR',
  '856': 'SH',
  '940': 'OW',
  '943': 'AR',
  '944': 'RE',
  '945': 'SW',
  '990': 'GF',
  '997': 'FA',
};

/** One interchange with one group of these sets, as text. */
export function interchangeOf(sets: readonly FixtureSet[], options: FixtureOptions = {}): string {
  const control = options.control ?? '000000101';
  const kind = sets[0]?.[0] ?? '850';
  const version = options.version ?? '004010';
  const lines = [
    isaOf(options),
    `GS*${FUNCTION_OF[kind] ?? 'ZZ'}*${options.sender ?? 'ACME'}*${options.receiver ?? 'NORTHERN'}*20260615*0930*77*X*${version}`,
    ...sets.flatMap((set, index) => setOf(set, index)),
    `GE*${sets.length}*77`,
    `IEA*1*${control}`,
  ];
  return render(lines, options);
}

/** The same as bytes, as a file gives it. */
export function fileOf(sets: readonly FixtureSet[], options: FixtureOptions = {}): Uint8Array {
  return bytesOf(interchangeOf(sets, options));
}

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Lines written with `*` and `>` in the separators asked for, each terminated. */
export function render(lines: readonly string[], options: FixtureOptions = {}): string {
  const end = (options.segment ?? '~') + (options.suffix ?? '');
  return lines
    .map((line) =>
      line
        .replaceAll('*', '\u0001')
        .replaceAll('>', options.component ?? '>')
        .replaceAll('\u0001', options.element ?? '*'),
    )
    .map((line) => line + end)
    .join('');
}

/** A header of 106 characters, without its terminator. */
export function isaOf(options: FixtureOptions = {}): string {
  const version = (options.version ?? '004010').slice(0, 5);
  const sender = (options.sender ?? 'ACME').padEnd(15);
  const receiver = (options.receiver ?? 'NORTHERN').padEnd(15);
  const control = options.control ?? '000000101';
  const blank = ' '.repeat(10);
  return `ISA*00*${blank}*00*${blank}*ZZ*${sender}*ZZ*${receiver}*260615*0930*${options.standard ?? 'U'}*${version}*${control}*0*${options.usage ?? 'P'}*>`;
}

function setOf(set: FixtureSet, index: number): string[] {
  const [kind, ...segments] = set;
  const control = String(index + 1).padStart(4, '0');
  return [`ST*${kind}*${control}`, ...segments, `SE*${segments.length + 2}*${control}`];
}
