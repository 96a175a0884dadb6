import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { withPostgres } from '#kit';
import { Fault, fromMs } from '#shared/vocabulary';
import {
  copyRows,
  deleteRows,
  namedQuery,
  openStore,
  statement,
  upsertRows,
  type Cell,
  type Column,
  type RowTable,
  type Session,
  type Store,
} from './index.ts';

const database = withPostgres();
let store: Store;

beforeAll(async () => {
  store = await openStore({ place: { url: database.url }, machine: systemMachine });
  await store.write((session) =>
    session.run(`
      create table public.crate (
        site text, number int8, weight int4, price float8, open bool, at timestamptz, label jsonb, seal bytea,
        primary key (site, number)
      );
      create table public.same (like public.crate including all);
    `),
  );
});

afterAll(() => store.close());

const columns: readonly Column[] = [
  { name: 'site', type: 'text' },
  { name: 'number', type: 'int8' },
  { name: 'weight', type: 'int4' },
  { name: 'price', type: 'float8' },
  { name: 'open', type: 'bool' },
  { name: 'at', type: 'instant' },
  { name: 'label', type: 'json' },
  { name: 'seal', type: 'bytea' },
];
const crates: RowTable = { name: 'public.crate', columns, key: ['site', 'number'] };

const asRead = columns.map((column) => ({ ...column, property: column.name }));

async function tableRows(session: Session): Promise<object[]> {
  const all: object[] = [];
  for await (const rows of session.readTable('public.crate', asRead)) all.push(...rows);
  return all;
}

const ordered = 'site, number, weight, price, open, at, label, seal';
const readCrates = namedQuery('test.crates', `select ${ordered} from public.crate order by 1, 2`);
const readSame = namedQuery('test.same', `select ${ordered} from public.same order by 1, 2`);
const clear = namedQuery('test.clear', 'truncate public.crate, public.same');
const put = namedQuery<object, [string, number, number, number, boolean, string, string, Buffer]>(
  'test.put',
  'insert into public.same values ($1, $2, $3, $4, $5, $6, $7, $8)',
);

// PostgreSQL holds no U+0000; lone surrogates are refused by jsonb and replaced in text.
const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '').toWellFormed());
const json = fc.jsonValue().map((value) => cleaned(value));
const cells = fc.tuple(
  text,
  fc.maxSafeInteger(),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  // The driver's text form loses the sign of minus zero.
  fc.double({ noNaN: true }).map((number) => number || 0),
  fc.boolean(),
  fc
    .date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  json,
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);

/** What jsonb can hold: no U+0000, no lone surrogates, no minus zero; and never the SQL null that a null cell is. */
function cleaned(value: unknown): object {
  const encoded = JSON.stringify([value])
    .replaceAll('\\u0000', '')
    .replaceAll(/\\ud[89a-f]../gi, '');
  return JSON.parse(encoded) as object;
}

describe('rows written in binary', () => {
  test('are the rows that PostgreSQL makes of the same values as text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(cells, { maxLength: 20, selector: ([site, number]) => `${site} ${number}` }),
        async (rows) => {
          await store.write((session) => session.affected(clear, []));
          await store.commit([copyRows('public.crate', columns, rows)]);
          await store.write(async (session) => {
            for (const [site, number, weight, price, open, at, label, seal] of rows)
              await session.affected(put, [
                site,
                number,
                weight,
                price,
                open,
                at,
                JSON.stringify(label),
                seal,
              ]);
          });
          const stored = await store.rows(readSame, []);
          expect(await store.rows(readCrates, [])).toEqual(stored);
          const asTable = await store.transaction((session) => tableRows(session));
          expect(asTable).toHaveLength(rows.length);
          expect(asTable).toEqual(expect.arrayContaining(stored));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('come back as they were given', async () => {
    const row = [
      'dallas',
      2 ** 53 - 1,
      -1,
      0.1,
      true,
      fromMs(1_782_834_138_123),
      { a: ['ü'] },
      null,
    ];
    await store.write((session) => session.affected(clear, []));
    await store.commit([upsertRows(crates, [row])]);
    expect((await store.rows(readCrates, [])).map((found) => Object.values(found))).toEqual([row]);
  });

  test('may be nulls, and JSON text or milliseconds where that is at hand', async () => {
    await store.write((session) => session.affected(clear, []));
    const asText: Column[] = columns.map((column) =>
      column.type === 'json' ? { ...column, type: 'jsonText' } : column,
    );
    const nulls: Cell[] = ['reno', 2n, null, undefined, null, 0, '{"k": 1}', null];
    await store.commit([copyRows('public.crate', asText, [nulls])]);
    expect(await store.rows(readCrates, [])).toEqual([
      {
        site: 'reno',
        number: 2,
        weight: null,
        price: null,
        open: null,
        at: '1970-01-01T00:00:00.000Z',
        label: { k: 1 },
        seal: null,
      },
    ]);
  });

  test('are taken in any number', async () => {
    await store.write((session) => session.affected(clear, []));
    const many = function* (): Generator<Cell[]> {
      for (let i = 0; i < 50_000; i++) yield ['x'.repeat(100), i, i, i, true, i, [i], null];
    };
    await store.commit([copyRows('public.crate', columns, many())]);
    let count = 0;
    let last = -1;
    const numbers = namedQuery<{ number: number }>(
      'test.numbers',
      'select number from public.crate order by number',
    );
    await store.transaction(async (session) => {
      for await (const rows of session.readAll(numbers, []))
        for (const { number } of rows) {
          count++;
          expect(number).toBeGreaterThan(last);
          last = number;
        }
    });
    expect(count).toBe(50_000);
    const asTable = await store.transaction((session) => tableRows(session));
    expect(asTable).toHaveLength(50_000);
    expect(asTable[40_000]).toMatchObject({ number: 40_000, label: [40_000], at: fromMs(40_000) });
  });

  test('may be left unread, and the connection goes on', async () => {
    const broken = store.write(async (session) => {
      for await (const rows of session.readTable('public.crate', asRead))
        throw new RangeError(`a bug of ours in ${rows.length} rows`);
    });
    await expect(broken).rejects.toThrow(RangeError);
    const unknown = store.write(async (session) => {
      for await (const rows of session.readTable('public.nowhere', asRead)) expect(rows).toBe(null);
    });
    await expect(unknown).rejects.toMatchObject({ code: 'store.statement' });
    await store.write((session) => session.affected(clear, []));
  });
});

describe('upserted rows', () => {
  const row = (number: number, weight: number): Cell[] => [
    'reno',
    number,
    weight,
    null,
    null,
    null,
    null,
    null,
  ];

  test('replace the rows of their key and leave the others', async () => {
    await store.write((session) => session.affected(clear, []));
    await store.commit([upsertRows(crates, [row(1, 10), row(2, 20)])]);
    await store.commit([upsertRows(crates, [row(2, 21), row(3, 30)])]);
    await store.commit([
      deleteRows(crates, [
        ['reno', 1],
        ['nowhere', 1],
      ]),
    ]);
    expect(await store.rows(readCrates, [])).toMatchObject([
      { number: 2, weight: 21 },
      { number: 3, weight: 30 },
    ]);
  });
});

describe('writes in one trip', () => {
  const crate = (number: number, label: Cell = {}): Cell[] => [
    'reno',
    number,
    1,
    1,
    true,
    0,
    label,
    null,
  ];
  const weigh = namedQuery<object, [number, number]>(
    'test.weigh',
    'update public.crate set weight = 100 / $2::int4 where number = $1',
  );

  test('happen in their order, and each is told how many rows it took', async () => {
    await store.write((session) => session.affected(clear, []));
    const took: number[] = [];
    const count = (rows: number) => took.push(rows);
    await store.commit([
      { ...copyRows('public.crate', columns, [crate(1), crate(2), crate(3)]), took: count },
      { ...upsertRows(crates, [crate(3), crate(4)]), took: count },
      statement(weigh, [4, 50], count),
      statement(weigh, [9, 50], count),
      { ...deleteRows(crates, [['reno', 1]]), took: count },
    ]);
    expect(took).toEqual([3, 2, 1, 0, 1]);
    expect(await store.rows(readCrates, [])).toMatchObject([
      { number: 2, weight: 1 },
      { number: 3, weight: 1 },
      { number: 4, weight: 2 },
    ]);
  });

  test('end at the first that fails: its fault is told, nothing is kept, and the same may be sent again', async () => {
    const early = namedQuery<object, [number, number]>('test.weigh-early', weigh.text);
    const late = namedQuery<object, [number, number]>('test.weigh-late', weigh.text);
    const trip = (divisor: number, label: Cell) =>
      store.commit([
        copyRows('public.crate', columns, [crate(1)]),
        statement(early, [1, divisor]),
        copyRows(
          'public.crate',
          columns,
          // More than the socket takes at once.
          Array.from({ length: 20_000 }, (_, i) => crate(i + 2, label)),
        ),
        statement(late, [1, 1]),
      ]);
    await store.write((session) => session.affected(clear, []));
    const fault = { code: 'store.data', retryable: false };
    await expect(trip(0, {})).rejects.toMatchObject({ ...fault, sqlState: '22012' });
    await expect(trip(1, ['\0'])).rejects.toMatchObject({ ...fault, sqlState: '22P05' });
    expect(await store.rows(readCrates, [])).toEqual([]);
    await trip(1, {});
    expect(await store.rows(readCrates, [])).toHaveLength(20_001);
  });

  test('fail when one takes other than was believed, or cannot be made', async () => {
    await store.write((session) => session.affected(clear, []));
    const fenced = (made: () => Iterable<Cell[]>) =>
      store.commit([
        statement(weigh, [9, 1], (rows) => {
          if (rows !== 1) throw new Fault('test.fenced', 'Somebody else has it.');
        }),
        copyRows('public.crate', columns, made()),
      ]);
    await expect(fenced(() => [crate(1)])).rejects.toMatchObject({ code: 'test.fenced' });
    const broken = store.commit([
      copyRows(
        'public.crate',
        columns,
        (function* () {
          for (let i = 0; i < 5_000; i++) yield crate(i, ['x'.repeat(100)]);
          throw new RangeError('a bug of ours');
        })(),
      ),
      statement(weigh, [1, 1]),
    ]);
    await expect(broken).rejects.toThrow(RangeError);
    expect(await store.rows(readCrates, [])).toEqual([]);
  });
});

describe('a transaction', () => {
  test('that throws leaves nothing behind, and the next is not disturbed', async () => {
    await store.write((session) => session.affected(clear, []));
    const broken = store.write(async (session) => {
      await session.run("insert into public.crate (site, number) values ('reno', 1)");
      throw new RangeError('a bug of ours');
    });
    await expect(broken).rejects.toThrow(RangeError);
    expect(await store.rows(readCrates, [])).toEqual([]);
    await store.commit([upsertRows(crates, [['reno', 1, 1, 1, true, 0, {}, null]])]);
    expect(await store.rows(readCrates, [])).toHaveLength(1);
  });

  test('whose failure was swallowed is not taken for a commit', async () => {
    const swallowed = store.write(async (session) => {
      await session.run('select 1/0').catch(() => {});
    });
    await expect(swallowed).rejects.toThrow(/a failed transaction is not committed/);
  });

  test('of the writer waits for the one before', async () => {
    const seen: string[] = [];
    const act = (name: string) => async (session: { run(text: string): Promise<void> }) => {
      seen.push(`${name} begins`);
      await session.run('select 1');
      seen.push(`${name} ends`);
    };
    await Promise.all([store.write(act('first')), store.write(act('second'))]);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('over a snapshot sees nothing of what is committed meanwhile', async () => {
    await store.write((session) => session.affected(clear, []));
    await store.transaction(
      async (session) => {
        expect(await session.rows(readCrates, [])).toEqual([]);
        await store.commit([upsertRows(crates, [['reno', 1, 1, 1, true, 0, {}, null]])]);
        expect(await session.rows(readCrates, [])).toEqual([]);
      },
      { reading: 'snapshot' },
    );
    expect(await store.rows(readCrates, [])).toHaveLength(1);
  });
});

describe('rows that cannot be stored', () => {
  const row = (site: string, label: Cell): Cell[] => [site, 1, 1, 1, true, 0, label, null];
  const refused: [string, Cell[][], object][] = [
    ['text with U+0000', [row('a\0b', {})], { code: 'store.data', sqlState: '22021' }],
    ['JSON with U+0000', [row('a', ['\0'])], { code: 'store.data', sqlState: '22P05' }],
    [
      'JSON with a lone surrogate',
      [row('a', ['\ud800'])],
      { code: 'store.data', sqlState: '22P02' },
    ],
    [
      'the same key twice',
      [row('a', {}), row('a', {})],
      { code: 'store.unique', constraint: 'crate_pkey' },
    ],
  ];
  test.each(refused)(
    '%s is a fault of the data, and not to be tried again',
    async (_, rows, fault) => {
      await store.write((session) => session.affected(clear, []));
      const copied = store.commit([copyRows('public.crate', columns, rows)]);
      await expect(copied).rejects.toMatchObject({ ...fault, retryable: false });
      await expect(copied).rejects.toBeInstanceOf(Fault);
      expect(await store.rows(readCrates, [])).toEqual([]);
    },
  );

  test('an integer that is not exact fails before anything is sent', async () => {
    const copied = store.commit([
      copyRows('public.crate', columns, [['a', 2 ** 53, 1, 1, true, 0, {}, null]]),
    ]);
    await expect(copied).rejects.toThrow(/integer that is exact/);
    expect(await store.rows(readCrates, [])).toEqual([]);
  });
});
