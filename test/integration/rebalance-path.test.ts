import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { plans } from '#foresight/planning';
import { verifyStore } from '#hub';
import { exceptions, isOpen } from '#operations/exceptions';
import { items, lanes, positionKey } from '#operations/network';
import { positions } from '#operations/stock';
import { transfers } from '#operations/transfers';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { Act, Done, PlanDetail, PlanRow } from '#shared/protocol';
import { MINUTE_MS, SECOND_MS, type Result } from '#shared/vocabulary';

/** From the spike to transfers under policy: real hub, real simulator, real solver, real PostgreSQL. */
const postgres = withPostgres();
let house: WholeHouse;
let alvarez: ConsoleClient;
let url: string;

beforeAll(async () => {
  url = await postgres.fresh();
  house = await openWholeHouse(url);
  alvarez = await house.console('r.alvarez');
  await alvarez.watch('plans');
  await alvarez.watch('transfers');
  // The heat wave begins a minute after the world's first now.
  await house.pass(40 * MINUTE_MS);
}, 120_000);

afterAll(() => house.close());

type Wish = Partial<Act<'plan.rebalance'>>;

async function planned(wish: Wish): Promise<PlanRow> {
  const done = await alvarez.act('plan.rebalance', {
    exceptions: [],
    items: [],
    network: false,
    basedOn: null,
    edits: [],
    ...wish,
  });
  if (!done.ok) throw new Error(done.refusal.code);
  const number = done.value.objects[0]!;
  return alvarez.until(() => {
    const row = alvarez.row('plans', number);
    return row?.status === 'done' ? row : null;
  });
}

async function detailOf(key: string): Promise<PlanDetail> {
  const detail = await alvarez.request('plan.detail', { key });
  if (!detail.ok) throw new Error(detail.refusal.code);
  return detail.value;
}

function acceptAll(detail: PlanDetail, actId: string): Promise<Result<Done>[]> {
  const { key: plan, row, lines } = detail;
  const inputs = lines.map((line) => ({ plan, seen: row.version, line: line.key }));
  return alvarez.socket.emitWithAck('bulk', { actId, name: 'plan.acceptLine', inputs });
}

/** The comparison is worked out after the plan stands. */
async function expectCompared(key: string) {
  await vi.waitFor(() => expect(house.world.get(plans, key)!.alternatives).not.toEqual([]), {
    timeout: 30_000,
  });
  return (await detailOf(key)).alternatives;
}

function stockouts() {
  return [...house.world.all(exceptions)].filter(
    (exception) => exception.type === 'stockoutRisk' && isOpen(exception),
  );
}

describe('a plan for the stockouts of a spike', () => {
  let detail: PlanDetail;
  let twin: PlanDetail;

  test('brings stock over lanes that exist, with its cost, its service and its proven gap', async () => {
    const open = stockouts();
    expect(open.length).toBeGreaterThan(0);
    const wish = { exceptions: open.map(({ key }) => key) };
    const row = await planned(wish);
    detail = await detailOf(row.key);
    twin = await detailOf((await planned(wish)).key);
    expect(detail.lines.length).toBeGreaterThan(0);
    for (const line of detail.lines) {
      expect(house.world.get(lanes, line.laneId)).toMatchObject({ from: line.from, to: line.to });
      const item = house.world.get(items, line.gtin)!;
      expect(line.quantity % item.casePack).toBe(0);
    }
    // Money lost without it, what it costs, and what is still lost; no plan costs less than the bound.
    expect(row.costMinor + row.lossAfterMinor).toBeLessThan(row.lossBeforeMinor);
    expect(row.served).toBeGreaterThan(0);
    expect(row.served).toBeLessThanOrEqual(row.needs);
    const objective = row.costMinor + row.lossAfterMinor;
    expect(objective - row.boundMinor!).toBeLessThanOrEqual(objective * 0.001 + 1);
    expect(detail.objective!.lines.at(-1)!.value).toBe(objective);
    expect(detail.inputsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('says for each line what is needed, what is free and what it costs, as of when', async () => {
    for (const line of detail.lines) {
      const told = await alvarez.request('plan.line', { plan: detail.key, line: line.key });
      if (!told.ok) throw new Error(told.refusal.code);
      for (const { lines } of [told.value.need, told.value.excess, told.value.money]) {
        const sum = lines.filter(({ total }) => !total).reduce((all, { value }) => all + value, 0);
        expect(sum).toBe(lines.at(-1)!.value);
      }
      expect(told.value.excess.lines[0]!.asOf).not.toBeNull();
      expect(told.value.rejected.map(({ site }) => site)).not.toContain(line.from);
    }
  });

  test('stands beside the other ways of dealing with the same needs', async () => {
    const compared = await expectCompared(detail.key);
    const of = (name: string) => compared.find((one) => one.name === name)!;
    expect(compared.map(({ name }) => name)).toEqual([
      'nothing',
      'transfer',
      'expedite',
      'split',
      'repromise',
    ]);
    expect(of('nothing')).toMatchObject({ costMinor: 0, served: 0 });
    expect(of('transfer').costMinor).toBe(detail.row.costMinor);
    expect(of('split').served).toBeGreaterThanOrEqual(of('transfer').served);
  });

  test('is solved again when a person protects more, and is shown beside the one before', async () => {
    const line = detail.lines[0]!;
    const site = line.from;
    const onHand = house.world.get(positions, positionKey(site, line.gtin))!.onHand;
    const edits = [{ kind: 'protect' as const, site, gtin: line.gtin, quantity: onHand }];
    const edited = await detailOf((await planned({ basedOn: detail.key, edits })).key);
    expect(edited.before?.key).toBe(detail.key);
    expect(edited.editWords).toHaveLength(1);
    expect(edited.row.about).toBe(detail.row.about);
    const fromThere = edited.lines.filter((one) => one.from === site && one.gtin === line.gtin);
    expect(fromThere).toEqual([]);
  });

  test('becomes transfers under policy, one for each line, linked to its exception, and never twice', async () => {
    const results = await acceptAll(detail, 'accept-all-of-it');
    expect(results.every(({ ok }) => ok)).toBe(true);
    for (const [index, line] of detail.lines.entries()) {
      const [result] = results.slice(index);
      const number = result!.ok ? result!.value.objects[0]! : '';
      expect(house.world.get(transfers, number)).toMatchObject({
        from: line.from,
        to: line.to,
        gtin: line.gtin,
        quantity: line.quantity,
        laneId: line.laneId,
        exception: line.exception,
        policy: 'TRF-2 v1',
      });
    }
    expect(await acceptAll(detail, 'accept-all-of-it')).toEqual(results);
    for (const result of await acceptAll(detail, 'accept-all-again'))
      expect(result).toMatchObject({ ok: false, refusal: { code: 'plan.lineAccepted' } });
    const after = await detailOf(detail.key);
    expect(after.lines.every(({ transfer }) => transfer !== null)).toBe(true);
    expect(after.row.accepted).toBe(detail.lines.length);
    await house.settle();
    await house.pass(10 * SECOND_MS);
    const steps = detail.lines.map(({ key }) => {
      const number = house.world.get(plans, detail.key)!.accepted[key]!;
      return house.world.get(transfers, number)!.step;
    });
    // Small ones go on by themselves; the others wait for whom policy names.
    for (const step of steps)
      expect(['awaitingApproval', 'releasing', 'picking', 'staged']).toContain(step);
    expect(steps).toContain('awaitingApproval');
  });

  test('is refused where what it rests on has changed, with what changed', async () => {
    const told = await detailOf(twin.key);
    expect(told.lines.every(({ changed }) => changed !== null)).toBe(true);
    for (const result of await acceptAll(twin, 'accept-the-twin')) {
      expect(result).toMatchObject({ ok: false, refusal: { code: 'plan.inputsChanged' } });
      if (!result.ok) expect(result.refusal.facts['what']).toMatch(/ now/);
    }
  });

  test('for what was asked for already brings nothing again', async () => {
    const row = await planned({ exceptions: detail.exceptions });
    const again = await detailOf(row.key);
    const keyOf = ({ to, gtin }: { to: string; gtin: string }) => positionKey(to, gtin);
    const served = new Set(detail.lines.map(keyOf));
    for (const line of again.lines.filter((one) => served.has(keyOf(one)))) {
      const before = detail.lines.filter((one) => keyOf(one) === keyOf(line));
      const brought = before.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(line.quantity).toBeLessThan(brought);
    }
  });
});

describe('a plan of the whole network', () => {
  test('runs in the background and can be abandoned', async () => {
    const done = await alvarez.act('plan.rebalance', {
      exceptions: [],
      items: [],
      network: true,
      basedOn: null,
      edits: [],
    });
    if (!done.ok) throw new Error(done.refusal.code);
    const plan = done.value.objects[0]!;
    await alvarez.until(() => (alvarez.row('plans', plan)?.lines ?? 0) > 0);
    const abandoned = await alvarez.act('plan.abandon', { plan, reason: 'enough seen' });
    expect(abandoned).toMatchObject({ ok: true });
    await alvarez.until(() => alvarez.row('plans', plan)?.status === 'abandoned');
    const [line] = (await detailOf(plan)).lines;
    const late = await alvarez.act('plan.acceptLine', { plan, seen: 9, line: line!.key });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'plan.notAcceptable' } });
  });

  test('is not for those who may not move stock', async () => {
    const lindqvist = await house.console('j.lindqvist');
    const refused = await lindqvist.act('plan.rebalance', {
      exceptions: [],
      items: [],
      network: true,
      basedOn: null,
      edits: [],
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'access.role' } });
  });
});

test('the log tells all plans anew', async () => {
  await house.settle();
  const store = await openToRead({ place: { url }, machine: systemMachine });
  const proof = await verifyStore(store);
  await store.close();
  expect(proof.findings).toEqual([]);
  expect(proof.rows['planning.plan']).toBeGreaterThan(3);
});
