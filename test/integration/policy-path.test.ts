import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { items, lanes, pairKey, sites } from '#operations/network';
import { positions, available } from '#operations/stock';
import { transfers } from '#operations/transfers';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import { withSetting, type PolicyDetail, type TransferCard } from '#shared/protocol';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { verifyStore } from '#hub';

/** A change of policy on its whole way: draft, back-test, second person, and the next transfer decided under it. */
const postgres = withPostgres();
const ABOVE = 'approvals.A1.aboveMinor';
let url: string;
let house: WholeHouse;
let alvarez: ConsoleClient;
let okafor: ConsoleClient;
let lindqvist: ConsoleClient;

beforeAll(async () => {
  url = await postgres.fresh();
  house = await openWholeHouse(url);
  alvarez = await house.console('r.alvarez');
  okafor = await house.console('m.okafor');
  lindqvist = await house.console('j.lindqvist');
  await lindqvist.watch('policies');
}, 120_000);

afterAll(() => house.close());

async function detail(): Promise<PolicyDetail> {
  const answer = await okafor.request('policy.detail', { policy: 'transfers' });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** A small transfer within the southern entity, which has nothing to ask finance. */
async function askForSmallTransfer(): Promise<TransferCard> {
  const all = [...house.world.all(sites)];
  const pairs = all.flatMap((from) =>
    all.filter((to) => to !== from && to.entity === from.entity).map((to) => ({ from, to })),
  );
  for (const { from, to } of pairs) {
    const [lane] = house.world.by(lanes, 'byPair', pairKey(from.gln, to.gln));
    const position = [...house.world.all(positions)].find((one) => {
      const item = house.world.get(items, one.gtin);
      return one.site === from.gln && item && available(one) > 20 * item.casePack;
    });
    if (!lane || !position) continue;
    const { casePack } = house.world.get(items, position.gtin)!;
    const done = await alvarez.act('transfer.create', {
      exception: null,
      from: from.gln,
      to: to.gln,
      gtin: position.gtin,
      quantity: casePack,
      laneId: lane.laneId,
    });
    if (!done.ok) continue;
    const number = done.value.objects[0]!;
    await house.passUntil(
      () => !['requested', 'reserving'].includes(house.world.get(transfers, number)!.step),
      5 * MINUTE_MS,
      12 * HOUR_MS,
    );
    const card = await alvarez.request('transfer.card', { key: number });
    if (!card.ok) throw new Error(card.refusal.code);
    return card.value;
  }
  throw new Error('no site of the network can send anything within its entity');
}

describe('a change of policy', () => {
  test('is drafted, held against the past, published by a second person, and decides the next transfer', async () => {
    const first = await askForSmallTransfer();
    expect(first.approvals).toEqual([]);
    expect(first.policyDecision).toMatchObject({
      outcome: 'lets it through',
      trace: { policy: 'TRF-2 v1', rows: [] },
    });

    expect(await okafor.act('policy.draft', { policy: 'transfers', restores: null })).toMatchObject(
      { ok: true },
    );
    const { draft } = await detail();
    const content = withSetting(draft!.content, ABOVE, 0);
    await okafor.act('policy.edit', { policy: 'transfers', seen: 1, content });
    // Everybody sees the draft.
    await lindqvist.until(() => lindqvist.row('policies', 'transfers')?.draft?.revision === 2);
    expect(
      await okafor.act('policy.propose', { policy: 'transfers', seen: 2, reason: 'look at all' }),
    ).toMatchObject({ refusal: { code: 'policy.noBacktest' } });

    expect(
      await okafor.act('policy.backtest', { policy: 'transfers', seen: 2, days: 28 }),
    ).toMatchObject({ ok: true });
    expect(
      await lindqvist.act('policy.backtest', { policy: 'transfers', seen: 2, days: 28 }),
    ).toMatchObject({ refusal: { code: 'policy.backtestRuns' } });
    await expect.poll(async () => (await detail()).draft!.backtest).not.toBeNull();
    const tested = (await detail()).draft!.backtest!;
    expect(tested).toMatchObject({ against: 1, ranBy: 'M. Okafor', result: { transfersAsked: 1 } });
    expect(tested.result.approvals.after).toBeGreaterThan(tested.result.approvals.before);
    expect(tested.result.flips.map(({ what }) => what)).toContain(first.key);

    // That its thread has ended is no failure of it.
    await house.pass(MINUTE_MS);
    expect(await okafor.request('policy.backtestProgress', { policy: 'transfers' })).toMatchObject({
      value: { running: null, failed: null },
    });

    await okafor.act('policy.propose', { policy: 'transfers', seen: 2, reason: 'look at all' });
    expect(await okafor.act('policy.publish', { policy: 'transfers', seen: 2 })).toMatchObject({
      refusal: { code: 'policy.own' },
    });
    expect(await alvarez.act('policy.publish', { policy: 'transfers', seen: 2 })).toMatchObject({
      refusal: { code: 'access.role' },
    });
    expect(await lindqvist.act('policy.publish', { policy: 'transfers', seen: 2 })).toMatchObject({
      ok: true,
    });
    expect((await detail()).inForce).toMatchObject({
      version: 2,
      proposedBy: 'M. Okafor',
      publishedBy: 'J. Lindqvist',
      backtest: tested.inputsHash,
    });

    const second = await askForSmallTransfer();
    expect(second.policyVersion).toBe('TRF-2 v2');
    expect(second.policyDecision).toMatchObject({
      outcome: 'asks operations',
      trace: { policy: 'TRF-2 v2', rows: ['A1'] },
    });
    expect(second.approvals).toMatchObject([{ role: 'operations', decision: 'pending' }]);
    expect(second.history.map(({ what }) => what)).toContain('TRF-2 v2 asks operations, by A1');
  }, 240_000);

  test('can be called off while it is held against the past, and nothing of it is kept', async () => {
    await okafor.act('policy.draft', { policy: 'transfers', restores: 1 });
    const seen = (await detail()).draft!.revision;
    await okafor.act('policy.backtest', { policy: 'transfers', seen, days: 28 });
    expect(await lindqvist.act('policy.cancelBacktest', { policy: 'transfers' })).toMatchObject({
      ok: true,
    });
    const progress = await okafor.request('policy.backtestProgress', { policy: 'transfers' });
    expect(progress).toMatchObject({ value: { running: null, failed: null } });
    expect((await detail()).draft!.backtest).toBeNull();
    await okafor.act('policy.discard', { policy: 'transfers', seen });
  }, 60_000);

  test('can be another at one site for a time, and automation can stand still there', async () => {
    const [site] = [...house.world.all(sites)];
    const wish = {
      policy: 'transfers' as const,
      path: ABOVE,
      site: site!.code,
      value: null,
      owner: 'm.okafor',
      reason: 'look at everything',
      expiresAt: fromMs(house.hub.hub.engine.clock.worldNow() + HOUR_MS),
    };
    expect(await okafor.act('policy.override', wish)).toMatchObject({ ok: true });
    const confirm = { override: 'OVR-1' };
    expect(await okafor.act('policy.confirmOverride', confirm)).toMatchObject({
      refusal: { code: 'policy.ownOverride' },
    });
    expect(await lindqvist.act('policy.confirmOverride', confirm)).toMatchObject({ ok: true });
    await okafor.act('policy.override', { ...wish, path: 'commandExpiresMinutes', value: 60 });
    const pause = { site: site!.code, reason: 'cut-over', until: null };
    expect(await alvarez.act('automation.pause', pause)).toMatchObject({ ok: true });
    expect(await detail()).toMatchObject({
      overrides: [
        { key: 'OVR-1', status: 'inForce', value: null, confirmedBy: 'J. Lindqvist' },
        { key: 'OVR-2', status: 'proposed', value: 60 },
      ],
      pauses: [{ site: site!.code, by: 'R. Alvarez' }],
    });
    await house.pass(2 * HOUR_MS);
    await lindqvist.until(() => {
      const row = lindqvist.row('policies', 'transfers')!;
      return row.overrides === 0 && row.proposedOverrides === 0;
    });
    expect((await detail()).overrides.map(({ status }) => status)).toEqual(['expired', 'expired']);
  }, 60_000);

  test('leaves a log from which the same rows are folded again', async () => {
    const store = await openToRead({ place: { url }, machine: systemMachine });
    try {
      const { findings } = await verifyStore(store);
      expect(findings).toEqual([]);
    } finally {
      await store.close();
    }
  }, 120_000);
});
