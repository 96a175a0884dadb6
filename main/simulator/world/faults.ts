import type { FaultRequest } from '#shared/contracts';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { feedOwner } from './feed-list.ts';
import type { Draw } from './random.ts';
import type { FaultWindow } from './state.ts';
import type { World, WorldEvent } from './world.ts';

/** While a feed writes malformed events, about every so many-th is one. */
const BAD_EVERY = 6;
/** What the contracts call too large, and some more. */
const OVERSIZE_CHARACTERS = 1_100_000;

/** Begins a fault of a feed, in world time from now. What it does to events in flight is the server's part. */
export function beginFault(world: World, request: FaultRequest): Result<FaultWindow> {
  const feed = world.feeds.indexOf(request.feed);
  if (feed < 0) return refuse('feed.unknown', { feed: request.feed }, 'feed');
  const window: FaultWindow = {
    feed,
    kind: request.kind,
    untilMs: world.nowMs + request.durationMs,
    nth: ++world.state.counters.fault,
  };
  world.state.faults = [
    ...world.state.faults.filter((fault) => fault.untilMs > world.nowMs),
    window,
  ];
  if (request.kind === 'malformed')
    sayBadEvent(world, feed, 'shipment', world.random.of('bad', window.nth));
  return accept(window);
}

/** The fault of this kind that a feed suffers now, or null. */
export function activeFault(
  world: World,
  feed: number,
  kind: FaultRequest['kind'],
): FaultWindow | null {
  for (const fault of world.state.faults)
    if (fault.feed === feed && fault.kind === kind && fault.untilMs > world.nowMs) return fault;
  return null;
}

/**
 * While a feed writes malformed events, some of what it says is followed by a bad one. It has a number of its own: it
 * stands in the feed's history like any other, and takes nothing away.
 */
export function followWithBadEvent(world: World, feed: number, event: WorldEvent): void {
  if (world.state.faults.length === 0) return;
  const fault = activeFault(world, feed, 'malformed');
  if (!fault) return;
  const draw = world.random.of('bad', fault.nth, event.sequence);
  if (draw.chance(1 / BAD_EVERY)) sayBadEvent(world, feed, event.subject, draw);
}

function sayBadEvent(world: World, feed: number, subject: string, draw: Draw): void {
  const { domain } = feedOwner(world.network, feed);
  const [type, data] = draw.pick(BAD[domain]);
  world.sayBad(feed, type, subject, data());
}

type Bad = readonly [type: string, data: () => unknown];

/** In any domain: a type that no contract has, no data at all, and more text than a frame may hold. */
const ANYWHERE = (domain: string): Bad[] => [
  [`signalbox.${domain}.thing.happened.v1`, () => ({ what: 'nobody knows' })],
  [`signalbox.${domain}.command.accepted.v1`, () => null],
  [
    `signalbox.${domain}.command.rejected.v1`,
    () => ({
      commandId: 'x',
      commandType: 'y',
      code: 'z',
      reason: 'x'.repeat(OVERSIZE_CHARACTERS),
    }),
  ],
  // U+0000 and a lone surrogate pass JSON Schema, and no PostgreSQL text can hold them.
  [
    `signalbox.${domain}.command.rejected.v1`,
    () => ({ commandId: 'x', commandType: 'y', code: 'z', reason: 'nul \u0000 inside' }),
  ],
  [
    `signalbox.${domain}.command.rejected.v1`,
    () => ({ commandId: 'x', commandType: 'y', code: 'z', reason: 'half \ud800 a pair' }),
  ],
];

const BAD: Record<'erp' | 'wms' | 'tms', readonly Bad[]> = {
  erp: [
    ...ANYWHERE('erp'),
    ['signalbox.erp.order.cancelled.v1', () => ({ orderNumber: '', reason: 7 })],
    ['signalbox.erp.order.delivered.v1', () => ({ orderNumber: 'SO-1', deliveredAt: 'yesterday' })],
  ],
  wms: [
    ...ANYWHERE('wms'),
    // A negative stock, and a location number whose check digit is wrong.
    [
      'signalbox.wms.stock.adjusted.v1',
      () => ({
        site: '9521000000018',
        gtin: '09526000000010',
        unit: 'EA',
        onHand: -5,
        reserved: 0,
        blocked: 0,
        delta: -5,
        reason: 'shipped',
      }),
    ],
    [
      'signalbox.wms.workload.reported.v1',
      () => ({
        site: '9521000000010',
        openTasks: 1,
        staffedHoursTenths: 1,
        tasksPerHour: 1,
        trucksWaiting: 0,
      }),
    ],
  ],
  tms: [
    ...ANYWHERE('tms'),
    [
      'signalbox.tms.shipment.position.v1',
      () => ({
        shipmentId: 'SHP-1',
        latitude: 133.7,
        longitude: -84.4,
        positionAt: '2026-06-30T13:30:00.000Z',
        speedKmh: 90,
      }),
    ],
    ['signalbox.tms.shipment.arrived.v1', () => ({ shipmentId: 'SHP-1', stop: 'second' })],
  ],
};
