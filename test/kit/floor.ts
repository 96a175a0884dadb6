import {
  commands,
  COMMAND_QUEUED,
  type COMMAND_EXPIRED,
  type COMMAND_SENT,
  type COMMAND_UNANSWERED,
  type CommandRow,
} from '#engine/outbox';
import type { LogEvent } from '#engine/kernel';
import { exceptions, isOpen, type ExceptionState } from '#operations/exceptions';
import { lanes } from '#operations/network';
import { rulesRoom } from '#operations/rules';
import * as contracts from '#shared/contracts';
import type { ExceptionDetail } from '#shared/protocol';
import { assert, HOUR_MS, fromMs, toMs, type Result } from '#shared/vocabulary';
import { Rehearsal } from './rehearsal.ts';
import { breakersAt, breakersOrdered, truckLoaded, truckPlanned } from './small-business.ts';
import {
  ATL,
  BREAKER,
  breakerForecast,
  CMH,
  CUSTOMER,
  NORTHERN,
  smallNetwork,
  SOUTHERN,
} from './small-network.ts';
import { PLAY_ROOMS } from './transfer-play.ts';

/** Margin of a breaker of the small network, minor units. */
export const BREAKER_MARGIN_MINOR = 4_160;

/** The small network with the rules watching, on a Tuesday at 11:42 in Atlanta: 400 breakers there, 1,180 in Columbus. */
export class Floor {
  readonly hub = new Rehearsal([...PLAY_ROOMS, rulesRoom], '2026-06-30T15:42:00.000Z');
  #orders = 0;

  constructor() {
    this.hub.hearTold(
      ...smallNetwork(),
      breakerForecast(ATL, 40, 60),
      breakerForecast(CMH, 20, 60),
      breakersAt(ATL, 400),
      breakersAt(CMH, 1_180),
    );
  }

  /** A warehouse counts its breakers. @returns what the exceptions say to that: "opened", "resolved". */
  stock(site: string, onHand: number): string[] {
    return verbs(this.hub.hearTold(breakersAt(site, onHand)));
  }

  order(quantity: number, inHours: number, customer = CUSTOMER): string {
    const orderNumber = `SO-${++this.#orders}`;
    const needBy = fromMs(toMs(this.hub.now) + inHours * HOUR_MS);
    this.hub.hearTold(breakersOrdered(orderNumber, quantity, needBy, { customer }));
    return orderNumber;
  }

  /** A truck with breakers is planned from Columbus to Atlanta, leaves in an hour by plan, and is loaded. */
  load(shipmentId: string, quantity: number): void {
    const leavesAt = fromMs(toMs(this.hub.now) + HOUR_MS);
    this.hub.hearTold(
      truckPlanned(shipmentId, quantity, leavesAt),
      truckLoaded(shipmentId, quantity),
    );
  }

  /** A command of the shipment S-1 is queued. */
  command(id: string, type: string = contracts.expediteShipment.type): CommandRow {
    this.hub.say({
      type: COMMAND_QUEUED,
      subject: id,
      correlationId: 'S-1',
      data: {
        id,
        type,
        target: 'tms',
        label: 'Expedite S-1',
        expiresAt: '2026-07-01T00:00:00.000Z',
        data: { shipmentId: 'S-1', reason: 'The customer waits' },
      },
    });
    return this.hub.world.get(commands, id)!;
  }

  /** What the hub itself says of a command. */
  commandIs(
    said: typeof COMMAND_SENT | typeof COMMAND_EXPIRED | typeof COMMAND_UNANSWERED,
    { id, type, target, correlationId }: CommandRow,
  ): void {
    const nextTryAt = this.hub.now;
    const data = { id, type, target, attempts: 5, attempt: 1, nextTryAt };
    this.hub.say({ type: said, subject: id, correlationId, data });
  }

  /** A transfer of a case of breakers from Columbus to Atlanta is asked for, from an exception or from nothing. */
  transfer(exception: string | null = null): string {
    const ledger = { currency: 'USD', transferMarkupBasisPoints: 600 };
    for (const [source, entity] of [
      ['erp/northern', { gln: NORTHERN, code: 'NSL', name: 'Northern Supply LLC' }],
      ['erp/southern', { gln: SOUTHERN, code: 'SSI', name: 'Southern Supply Inc.' }],
    ] as const)
      this.hub.hear(source, contracts.entityPublished.type, { ...entity, ...ledger });
    const lane = [...this.hub.world.all(lanes)].find(({ from, to }) => from === CMH && to === ATL)!;
    const wish = { exception, from: CMH, to: ATL, gtin: BREAKER, quantity: 36 };
    const asked = this.hub.act('transfer.create', { ...wish, laneId: lane.laneId });
    assert(asked.ok, `the request is taken: ${JSON.stringify(asked)}`);
    return asked.value.objects[0]!;
  }

  commandsOf(number: string): CommandRow[] {
    return this.hub.world.by(commands, 'byCorrelation', number);
  }

  /** What the panel tells of an exception, in words. */
  async history(key: string): Promise<string[]> {
    const detail = (await this.hub.ask('exception.detail', { key })) as Result<ExceptionDetail>;
    assert(detail.ok, `${key} is known`);
    return detail.value.history.map(({ what }) => what);
  }

  /** The latest exception of a type. */
  about(type: ExceptionState['type']): ExceptionState | undefined {
    return [...this.hub.world.all(exceptions)].filter((one) => one.type === type).at(-1);
  }

  isOpen(type: ExceptionState['type']): boolean {
    const one = this.about(type);
    return one !== undefined && isOpen(one);
  }
}

/** The exceptions' own verbs: "opened", "resolved". */
function verbs(events: readonly LogEvent[]): string[] {
  return events
    .filter(({ type }) => type.includes('.exception.'))
    .map(({ type }) => type.split('.').at(-2)!);
}
