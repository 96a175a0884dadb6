import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { readTail } from '#engine/log';
import { openToRead } from '#engine/store';
import { ACT_REFUSED, type ActRefused } from '#engine/writer';
import { approvals } from '#operations/approvals';
import { transfers } from '#operations/transfers';
import { verifyStore } from '#hub';
import { ApprovalDesk, withPostgres } from '#kit';
import type { RequestInput } from '#shared/protocol';
import { assert } from '#shared/vocabulary';
import { WAYS_OF_DECIDING } from './ways-of-deciding.ts';
import { WAYS_OF_LENDING } from './ways-of-lending.ts';

/** Nobody approves what they asked for, whichever way they try: real hub, real simulator, real sockets. */
const postgres = withPostgres();
let url: string;
let desk: ApprovalDesk;

beforeAll(async () => {
  url = await postgres.fresh();
  desk = await ApprovalDesk.open(url);
}, 120_000);

afterAll(() => desk.close());

const WAYS = [...WAYS_OF_DECIDING, ...WAYS_OF_LENDING];

function head(): number {
  return desk.house.hub.hub.writer.head.seq;
}

/** What the log says was refused after a place. */
async function refusedAfter(seq: number) {
  const rows = await desk.house.hub.hub.store.transaction((session) =>
    readTail(session, seq, 1_000),
  );
  return rows
    .filter(({ type }) => type === ACT_REFUSED)
    .map(({ actor, data }) => ({ actor, code: (data as ActRefused).code }));
}

describe('nobody decides what they asked for, and nobody decides twice', () => {
  test('is tried in more than thirty ways', () => {
    expect(WAYS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(WAYS.map(({ by, way }) => `${by} ${way}`)).size).toBe(WAYS.length);
  });

  test.each(WAYS)('$by $way: $code, and it stands in the log', async ({ by, code, tries }) => {
    const before = head();
    expect(await tries(desk)).toMatchObject({ ok: false, refusal: { code } });
    expect((await refusedAfter(before)).at(-1)).toEqual({ actor: by, code });
  });

  test('leaves nothing released that two others have not approved', () => {
    const gone = [...desk.house.world.all(transfers)].filter(({ commands }) => 'pick' in commands);
    for (const { number, authors } of gone) {
      const given = desk.house.world.by(approvals, 'bySubject', number);
      const voices = given.map(({ person, onBehalfOf }) => onBehalfOf ?? person);
      expect(given.map(({ decision }) => decision)).toEqual(given.map(() => 'approved'));
      expect(new Set(given.map(({ person }) => person)).size).toBe(given.length);
      expect(voices.filter((voice) => authors.includes(voice!))).toEqual([]);
    }
  });
});

describe('the audit trail of all this', () => {
  test('is found by person, object and policy version, the newest first, a page at a time', async () => {
    const search = async (input: RequestInput<'audit.search'>) => {
      const answer = await desk.at('a.mensah').request('audit.search', input);
      assert(answer.ok, 'the hub answers');
      return answer.value;
    };
    const mine = await search({ person: 'm.okafor' });
    expect(mine.rows.length).toBeGreaterThan(20);
    expect(new Set(mine.rows.map(({ actor }) => actor))).toEqual(new Set(['m.okafor']));
    expect(mine.rows.map(({ seq }) => seq)).toEqual(
      mine.rows.map(({ seq }) => seq).toSorted((a, b) => b - a),
    );
    const own = mine.rows.find(({ why }) => why === 'approval.own')!;
    expect(own).toMatchObject({ what: expect.stringMatching(/^Refused: (transfer|task)/) });
    const about = await search({ object: own.object, peopleOnly: true });
    expect(about.rows.map(({ seq }) => seq)).toContain(own.seq);
    expect(about.rows.every(({ actor }) => actor !== 'hub')).toBe(true);
    const given = (await search({ policy: 'TRF-2 v2' })).rows.find(
      ({ type }) => type === 'signalbox.hub.approval.given.v1',
    );
    expect(given).toMatchObject({
      policy: 'TRF-2 v2',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(given!.dataAsOf! <= given!.at).toBe(true);
    const published = await search({ policy: 'TRF-2 v2', person: 'j.lindqvist' });
    expect(published.rows.map(({ type, policy }) => [type, policy])).toContainEqual([
      'signalbox.hub.policy.published.v1',
      'TRF-2 v2',
    ]);
    const raised = await search({ policy: 'EXC-1 v1', limit: 1 });
    expect(raised.rows).toMatchObject([{ policy: 'EXC-1 v1' }]);
    const first = await search({ person: 'm.okafor', limit: 3 });
    const second = await search({ person: 'm.okafor', limit: 3, beforeSeq: first.rows[2]!.seq });
    expect(first.hasMore).toBe(true);
    expect([...first.rows, ...second.rows].map(({ seq }) => seq)).toEqual(
      mine.rows.slice(0, 6).map(({ seq }) => seq),
    );
  });

  test('is whole, and so are stock, ledgers, effects and promises', async () => {
    const chain = await desk.at('s.prakash').request('audit.verify', {});
    expect(chain).toMatchObject({ ok: true, value: { ok: true, found: 0, outside: null } });
    await desk.house.hub.hub.writer.quiet();
    const store = await openToRead({ place: { url }, machine: systemMachine });
    const { findings, invariants } = await verifyStore(store);
    await store.close();
    expect(findings).toEqual([]);
    expect(invariants['commands']).toBeGreaterThan(30);
    expect(invariants['stock']).toBeGreaterThan(100);
  });
});
