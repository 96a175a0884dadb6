import { describe, expect, test } from 'vitest';
import { EMBEDDED_PEOPLE } from '#shared/protocol';
import type { ExceptionRow, LiveName, LiveRows, SiteRow, StockRow } from '#shared/protocol';
import { readCommand } from '#ui';
import { actLines } from './act-lines.ts';
import type { ActDesk } from './act-lines.ts';
import { findObjects } from './find-objects.ts';
import { namedTransfer } from './transfer-draft.ts';

const exception = {
  key: 'EX-2291',
  subject: 'Breaker 2P 60 A bolt-on',
  siteCode: 'ATL',
  state: 'critical',
  atRiskMinor: 18_430_000,
  currency: 'USD',
  version: 7,
} as ExceptionRow;
const sites = [
  { key: '0850000000011', code: 'ATL', name: 'Atlanta', openExceptions: 7, state: 'critical' },
  { key: '0850000000042', code: 'CMH', name: 'Columbus', openExceptions: 0, state: 'ok' },
] as SiteRow[];
const stock = [
  {
    key: '0850000000011/00812345060025',
    gtin: '00812345060025',
    sku: 'BRK-2P60B',
    siteCode: 'ATL',
    description: 'Breaker 2P 60 A bolt-on',
    available: 35,
    state: 'critical',
  },
] as StockRow[];

const network: { [Name in LiveName]?: unknown[] } = { exceptions: [exception], sites, stock };
const rows = <Name extends LiveName>(name: Name) =>
  (network[name] ?? []) as Iterable<LiveRows[Name]>;

describe('searching in the palette', () => {
  test('finds a site by its code before anything that only contains it', () => {
    const [first] = findObjects('atl', rows);
    expect(first).toMatchObject({ kind: 'sites', place: '/map?site=0850000000011' });
  });
  test('asks every word of a line, in any order', () => {
    expect(findObjects('bolt-on breaker', rows).map(({ kind }) => kind)).toEqual([
      'exceptions',
      'stock',
    ]);
    expect(findObjects('breaker motor', rows)).toEqual([]);
  });
  test('opens an object at its own place', () => {
    expect(findObjects('EX-2291', rows)[0]?.place).toBe('/exceptions/EX-2291');
    expect(findObjects('BRK-2P60B ATL', rows)[0]?.place).toBe(
      '/stock/0850000000011/00812345060025',
    );
  });
});

describe('a transfer typed as a line', () => {
  test('is filled in with what the network knows of its words', () => {
    const text = readCommand('transfer BRK-2P60B CMH ATL 252');
    expect(namedTransfer(text, sites, stock)).toEqual({
      title: 'Transfer 252 BRK-2P60B, Columbus → Atlanta',
      draft: {
        from: '0850000000042',
        to: '0850000000011',
        gtin: '00812345060025',
        quantity: 252,
      },
    });
  });
  test('leaves to the card what no word names', () => {
    const text = readCommand('transfer UNKNOWN to Atlanta');
    expect(namedTransfer(text, sites, stock)).toEqual({
      title: 'Transfer UNKNOWN, … → Atlanta',
      draft: { from: null, to: '0850000000011', gtin: null, quantity: null },
    });
  });
});

describe('an act typed as a line', () => {
  const sent: unknown[] = [];
  const desk = (person: number): ActDesk => ({
    session: {
      person: EMBEDDED_PEOPLE[person]!,
      people: EMBEDDED_PEOPLE,
      hubEpoch: 1,
      version: '',
      startedAt: '',
      embedded: true,
    },
    nowMs: Date.parse('2026-06-30T15:42:00.000Z'),
    exception: (key) => (key === exception.key ? exception : undefined),
    send: (call) => void sent.push(call),
  });
  test('says what it will do and sends what was seen', () => {
    const [line] = actLines(readCommand('snooze EX-2291 2h "waiting carrier"'), desk(0));
    expect(line).toMatchObject({
      title: 'Snooze EX-2291, Breaker 2P 60 A bolt-on',
      effect: 'for 2 h, because “waiting carrier”',
      isAct: true,
      unavailable: undefined,
    });
    line!.run();
    expect(sent).toEqual([
      {
        name: 'exception.shelve',
        input: {
          exception: 'EX-2291',
          seen: 7,
          until: '2026-06-30T17:42:00.000Z',
          reason: 'waiting carrier',
        },
      },
    ]);
  });
  test('says what it still lacks', () => {
    const [line] = actLines(readCommand('snooze ex-2291'), desk(0));
    expect(line?.unavailable).toBe('snooze needs how long (2h) and why, in quotes');
  });
  test('says whom to ask when the person may not', () => {
    const [line] = actLines(readCommand('resolve EX-2291 "done"'), desk(4));
    expect(line?.unavailable).toMatch(/^Needs a controller or .*, ask R\. Alvarez$/);
  });
  test('is nothing for an exception that is not there', () => {
    expect(actLines(readCommand('resolve EX-1 "done"'), desk(0))).toEqual([]);
  });
});
