import { setTimeout as wait } from 'node:timers/promises';
import type { PlanRow, RequestInput, RequestName } from '#shared/protocol';
import { assert } from '#shared/vocabulary';
import type { ConsoleClient } from '../wire/index.ts';
import { atLeast, atMost, baseline, quantile, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';
import { memoryMbOf } from './stand/memory-of.ts';
import { replayPolicy } from './stand/replay-policy.ts';

/** 300 sites, 600,000 positions; one day of history is what stands open. */
const WORLD = { scale: 50, historyDays: 1, fleet: 10_000 };
const BULK = 1_000;
/** How often somebody else asks for something while the network is planned. */
const ASKS_EVERY_MS = 100;

/**
 * What a controller and an approver do, on a network fifty times the reference: *Rebalance* of the stockouts that stand
 * open, one act on a thousand exceptions, the plan of the whole network with what others wait meanwhile, the health of
 * the alarms, and a policy held against the past.
 */
export async function run(): Promise<BenchRow[]> {
  const stand = await HubStand.openWorld(WORLD, null);
  try {
    await stand.startHub();
    const beganMs = performance.now();
    await stand.caughtUp();
    const readSeconds = (performance.now() - beganMs) / 1_000;
    const [client] = stand.consoles;
    assert(client, 'a console looks on');
    await client.watch('plans');
    await client.watch('shipments');
    const rows = [baseline('× 50: first history read', readSeconds, 's')];
    rows.push(...(await rebalancing(client)));
    const moving = client.rows('shipments').filter(({ phase }) => phase === 'moving');
    rows.push(atLeast('× 50: shipments that move', moving.length, '', WORLD.fleet));
    rows.push(...(await bulk(client)));
    rows.push(...(await wholeNetwork(stand, client)));
    const health = await asked(client, 'alarms.health', {});
    rows.push(atMost('× 50: alarm health', health / 1_000, 's', 1));
    const { seconds, events } = await replayPolicy(client, WORLD.historyDays);
    rows.push(
      baseline('× 50: events of the day that policy is held against', events, ''),
      baseline('× 50: policy replay of a day', seconds, 's'),
    );
    return rows;
  } finally {
    await stand.close();
  }
}

async function rebalancing(client: ConsoleClient): Promise<BenchRow[]> {
  const stockouts = client.rows('exceptions').filter(({ type }) => type === 'stockoutRisk');
  const { first, last, row } = await planned(client, {
    exceptions: stockouts.map(({ key }) => key),
    network: false,
  });
  return [
    baseline('× 50: stockouts that are rebalanced', stockouts.length, ''),
    baseline('× 50: lines of their plan', row.lines, ''),
    atMost('× 50: Rebalance, until there is a plan', first, 's', 10),
    atMost('× 50: Rebalance, until it is as good as it gets', last, 's', 12),
  ];
}

async function bulk(client: ConsoleClient): Promise<BenchRow[]> {
  const all = client.rows('exceptions').filter(({ status }) => status !== 'resolved');
  const open = all.slice(0, BULK);
  const beganMs = performance.now();
  const answers = await client.bulk(
    'exception.assign',
    open.map(({ key, version }) => ({ exception: key, seen: version, owner: 'm.okafor' })),
  );
  const seconds = (performance.now() - beganMs) / 1_000;
  return [
    atLeast('× 50: of the exceptions open', answers.filter(({ ok }) => ok).length, '', open.length),
    atMost('× 50: one act on them, a result each', seconds, 's', 5),
  ];
}

async function wholeNetwork(stand: HubStand, client: ConsoleClient): Promise<BenchRow[]> {
  const beforeMb = memoryMbOf(stand.hubPid);
  let mostMb = beforeMb;
  const waits: number[] = [];
  let isOver = false;
  const others = (async () => {
    while (!isOver) {
      waits.push(await asked(client, 'exceptions.together', { exceptions: [] }));
      mostMb = Math.max(mostMb, memoryMbOf(stand.hubPid));
      await wait(ASKS_EVERY_MS);
    }
  })();
  const { first, last, row } = await planned(client, { exceptions: [], network: true });
  isOver = true;
  await others;
  return [
    baseline('× 50: positions short in the network', row.needs, ''),
    atMost('× 50: whole network, until there is a plan', first, 's', 60),
    baseline('× 50: whole network, until it is as good as it gets', last, 's'),
    baseline('× 50: a request meanwhile, p50', quantile(waits, 0.5), 'ms'),
    baseline('× 50: a request meanwhile, p99', quantile(waits, 0.99), 'ms'),
    baseline('× 50: hub before it', beforeMb, 'MB'),
    baseline('× 50: hub at most while it is planned', mostMb, 'MB'),
  ];
}

/** Asks for a plan; seconds until the first stands, and until it is refined. */
async function planned(
  client: ConsoleClient,
  what: { exceptions: string[]; network: boolean },
): Promise<{ first: number; last: number; row: PlanRow }> {
  const beganMs = performance.now();
  const since = (): number => (performance.now() - beganMs) / 1_000;
  const answer = await client.act('plan.rebalance', {
    ...what,
    items: [],
    basedOn: null,
    edits: [],
  });
  assert(answer.ok, 'a plan may be asked for');
  const [key] = answer.value.objects;
  const reached = (isReached: (plan: PlanRow) => boolean) =>
    client.until(() => {
      const plan = client.row('plans', key!);
      return plan && isReached(plan) && plan;
    });
  await reached(({ status }) => status !== 'asked');
  const first = since();
  const row = await reached(({ status }) => status !== 'asked' && status !== 'refining');
  return { first, last: since(), row };
}

/** How long the answer to a request takes, ms. */
async function asked<Name extends RequestName>(
  client: ConsoleClient,
  name: Name,
  input: RequestInput<Name>,
): Promise<number> {
  const beganMs = performance.now();
  await client.request(name, input);
  return performance.now() - beganMs;
}
