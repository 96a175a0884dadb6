/**
 * The feeds of a bench, in a process of their own: `node feeds.child.ts SITES ITEMS CHANGES PURCHASES` serves master data, a
 * snapshot of each site and so many changes as history, and purchase orders that nobody confirmed. Lines on its input ask for more:
 * `{"changes":100000}` at once, `{"changes":10000,"perSecond":1000}` at a pace, each stamped when it is sent. With
 * `"items":40` only the first 40 items of each site change, and a line of its output says what was sent when.
 */
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { FeedServer } from '../../wire/index.ts';
import { anHourAgo, masterEvents, shownOf, Warehouse } from './network-events.ts';

const [sites = 6, items = 2_000, history = 0, purchases = 0] = process.argv.slice(2).map(Number);
const TICK_MS = 5;

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
let turn = 0;
const startMs = anHourAgo();
const server = await FeedServer.listen();
server
  .feed('erp/northern')
  .append(...masterEvents({ sites, items, purchases }, startMs - 3_600_000));
const warehouses = Array.from({ length: sites }, (_, site) => new Warehouse(site, items, startMs));
for (const warehouse of warehouses) append(warehouse, warehouse.snapshot(startMs));
change(history, startMs + 1_000);
say({
  ready: true,
  feeds: Object.fromEntries(
    ['erp/northern', ...warehouses.map(({ source }) => source)].map((source) => [
      source,
      server.url(source),
    ]),
  ),
});

createInterface({ input: process.stdin }).on('line', (line) => {
  const { changes, perSecond, items: first } = JSON.parse(line) as Order;
  if (perSecond === undefined) change(changes, Date.now());
  else void paced(changes, perSecond, first);
});
process.stdin.once('close', () => process.exit());

interface Order {
  changes: number;
  perSecond?: number;
  items?: number;
}

function change(count: number, atMs: number, first?: number): void {
  const each: object[][] = warehouses.map(() => []);
  for (let i = 0; i < count; i++) {
    const site = turn++ % sites;
    each[site]!.push(warehouses[site]!.change(atMs, first));
  }
  const sentMs = performance.timeOrigin + performance.now();
  for (const [site, events] of each.entries()) append(warehouses[site]!, events);
  if (first !== undefined)
    say({ emitted: each.flat().map((event) => ({ ...shownOf(event), sentMs })) });
}

function append({ source }: Warehouse, events: object[]): void {
  for (let at = 0; at < events.length; at += 10_000)
    server.feed(source).append(...events.slice(at, at + 10_000));
}

async function paced(count: number, perSecond: number, first?: number): Promise<void> {
  const beganMs = performance.now();
  for (let sent = 0; sent < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - beganMs) * perSecond) / 1_000));
    change(due - sent, Date.now(), first);
    sent = due;
    await wait(TICK_MS);
  }
}
