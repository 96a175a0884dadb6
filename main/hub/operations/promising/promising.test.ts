import { beforeEach, describe, expect, test } from 'vitest';
import { commands, type CommandRow } from '#engine/outbox';
import { approvals } from '#operations/approvals';
import { incidents } from '#operations/interventions';
import { orders, type Order } from '#operations/orders';
import { policyDecisions } from '#operations/policy';
import { reservationsRoom } from '#operations/reservations';
import {
  foldEvents,
  ledTo,
  PEOPLE,
  PLAY,
  PLAY_ROOMS,
  recordingOf,
  rowsOf,
  stepsOf,
  TransferPlay,
} from '#kit';
import * as contracts from '#shared/contracts';
import type { MoveOptions } from '#shared/protocol';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS, toMs, type Result } from '#shared/vocabulary';
import { orderCases, type OrderCase } from './index.ts';
import { orderCaseWorkflow } from './order-case.machine.ts';

const { BREAKER, CHICAGO, COLUMBUS } = PLAY;
const { ALVAREZ, OKAFOR } = PEOPLE;
const NAKAMURA = { id: 'd.nakamura', role: 'manager' };
const ERP = 'erp/northern';
const ORDER = 'SO-759801';
const CUSTOMER = '0812345000998';

/** Columbus has none of what a customer wants sixty of in two days; Chicago, of the same company, has a hundred. */
class Desk extends TransferPlay {
  constructor(quantity = 60) {
    super(reservationsRoom);
    this.stockIs(COLUMBUS, 0);
    const needBy = this.in(2);
    const line = { line: 1, gtin: BREAKER, quantity, unit: 'EA', unitPriceMicro: 160_000_000 };
    this.erp(contracts.orderPlaced, {
      orderNumber: ORDER,
      customer: CUSTOMER,
      site: COLUMBUS,
      currency: 'USD',
      priority: 3,
      commitAt: needBy,
      channel: 'web',
      lines: [{ ...line, needBy }],
    });
  }

  in(days: number): string {
    return fromMs(toMs(this.hub.now) + days * DAY_MS);
  }

  erp(event: contracts.EventDefinition, data: object, causationId?: string): void {
    const about = { correlationId: ORDER, ...(causationId === undefined ? {} : { causationId }) };
    this.hub.hear(ERP, event.type, data, ORDER, about);
  }

  get order(): Order {
    return this.hub.world.get(orders, ORDER)!;
  }

  get run(): OrderCase {
    return this.hub.world.get(orderCases, ORDER)!;
  }

  get asked(): CommandRow[] {
    return [...this.hub.world.all(commands)];
  }

  get labels(): string[] {
    return this.asked.map(({ label, status }) => `${label}: ${status}`);
  }

  open(): Result<unknown> {
    return this.hub.act('orderCase.open', { order: ORDER, reason: 'Nothing there' }, ALVAREZ, 'x');
  }

  does(verb: string, by: { id: string; role: string }, more: object = {}): Result<unknown> {
    const { version: seen, wished } = this.run;
    const input = { run: ORDER, seen, hash: wished?.hash, reason: 'as discussed', ...more };
    return this.hub.act(`orderCase.${verb}`, input, by, 'as discussed');
  }

  /** Wants pieces from Chicago, a date in some days, or both. */
  async want({ pieces, days }: { pieces?: number; days?: number }): Promise<Result<unknown>> {
    const commitAt = days === undefined ? null : this.in(days);
    if (pieces === undefined) return this.does('wish', ALVAREZ, { move: null, commitAt });
    const asked = { order: ORDER, line: 1, quantity: pieces };
    const told = (await this.hub.ask('reservation.options', asked)) as MoveOptions;
    const option = told.options.find(({ site }) => site === CHICAGO);
    const move = {
      line: 1,
      quantity: pieces,
      to: CHICAGO,
      inbound: null,
      seen: option?.hash ?? '0'.repeat(64),
    };
    return this.does('wish', ALVAREZ, { move, commitAt });
  }

  /** The ERP carries out what is open now, in its own words. */
  carry(): void {
    const command = this.asked.find(({ status }) => status === 'queued')!;
    this.accept(command);
    this.apply(command);
    if (command.type === contracts.moveReservation.type) this.#moved(command);
    else {
      const { commitAt, reason } = command.data as contracts.DataOf<
        typeof contracts.repromiseOrder
      >;
      this.erp(contracts.orderChanged, { orderNumber: ORDER, commitAt, reason }, command.id);
    }
  }

  #moved({ id, data }: CommandRow): void {
    const move = data as contracts.DataOf<typeof contracts.moveReservation>;
    const all = this.order.lines[0]!.quantity;
    const toLine = move.to === CHICAGO ? (move.quantity < all ? 2 : 1) : 1;
    const from = move.to === CHICAGO ? COLUMBUS : CHICAGO;
    const told = { ...move, gtin: BREAKER, unit: 'EA', toLine, from, releasedQuantity: 0 };
    this.erp(contracts.reservationMoved, told, id);
    if (move.to !== CHICAGO) return;
    const lines = [{ line: toLine, quantity: move.quantity }];
    this.erp(contracts.orderAllocated, { orderNumber: ORDER, site: CHICAGO, lines });
  }

  /** From here on the customers of Columbus are asked before a later date is promised. */
  declareCustomerFirst(): void {
    this.declare('orders', 'variations.customerWordFirst');
  }
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.refusal.code;
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

/** Cases as they went once: what each version of the workflow is recorded with. */
const HISTORIES = [
  [
    'served from elsewhere after the ERP took nothing for the moment',
    async () => {
      desk.open();
      await desk.want({ pieces: 60 });
      desk.refuse(desk.asked[0]!, 'system.refusing', 'not now');
      desk.hub.wait(2 * MINUTE_MS);
      desk.carry();
    },
  ],
  [
    'split, and given up when the ERP refused the date',
    async () => {
      desk.open();
      await desk.want({ pieces: 40, days: 3 });
      desk.carry();
      desk.refuse(desk.asked[1]!, 'order.promisePast', 'too early');
      desk.does('cancel', ALVAREZ);
      desk.carry();
    },
  ],
  [
    'promised later than an approver wants, then for another date',
    async () => {
      desk.open();
      await desk.want({ days: 9 });
      desk.does('reject', OKAFOR);
      await desk.want({ days: 4 });
      desk.carry();
    },
  ],
  [
    'asked of the customer first, who does not agree, and closed with a note',
    async () => {
      desk.declareCustomerFirst();
      desk.open();
      await desk.want({ days: 4 });
      desk.does('hear', ALVAREZ, { says: 'declines' });
      desk.does('close', ALVAREZ);
    },
  ],
] as const;

describe('the workflow of order cases', () => {
  const recording = recordingOf(orderCaseWorkflow, 1);

  test.each(recording.histories)(
    'goes as it went when version 1 was recorded: $about',
    ({ moves }) => {
      expect(recording.replay(moves)).toEqual(ledTo(moves));
    },
  );

  test('comes to the same steps by the same histories today', async () => {
    const histories = HISTORIES.map(([about, happens]) => {
      const anew = async () => {
        desk = new Desk();
        await happens();
      };
      return [about, anew] as const;
    });
    const today = await recording.today(histories);
    expect(stepsOf(today).map((steps) => steps.at(-1))).toEqual([
      'closed',
      'cancelled',
      'closed',
      'closed',
    ]);
    expect(stepsOf(today)).toEqual(stepsOf(recording.histories));
  });
});

describe('an order that cannot be promised as asked', () => {
  test('is taken on by somebody, once, and only while pieces of it have nothing', () => {
    expect(codeOf(desk.open())).toBeNull();
    expect(desk.run).toMatchObject({ step: 'triage', openedBy: 'r.alvarez' });
    expect(codeOf(desk.open())).toBe('orderCase.open');
    const lines = [{ line: 1, quantity: 60 }];
    desk.erp(contracts.orderAllocated, { orderNumber: ORDER, site: COLUMBUS, lines });
    expect(desk.run.step).toBe('closed');
    expect(codeOf(desk.open())).toBe('orderCase.notShort');
  });

  test('is served from elsewhere, once the ERP says so', async () => {
    desk.open();
    expect(codeOf(await desk.want({ pieces: 60 }))).toBeNull();
    expect(desk.run.step).toBe('moving');
    expect(desk.labels).toEqual([`Serve 60 ea of ${ORDER} from Chicago: queued`]);
    desk.carry();
    expect(desk.run).toMatchObject({ step: 'closed', trouble: null });
    expect(desk.run.endedAt).not.toBe(null);
    expect([...desk.hub.world.all(approvals)]).toEqual([]);
  });

  test('is back with who decides when pieces of it still have nothing', async () => {
    desk.open();
    await desk.want({ pieces: 40 });
    desk.carry();
    expect(desk.run.step).toBe('triage');
    await desk.want({ days: 4 });
    expect(desk.asked.at(-1)?.type).toBe(contracts.repromiseOrder.type);
  });

  test('is split: pieces from elsewhere, the rest for a later date, one after the other', async () => {
    desk.open();
    await desk.want({ pieces: 40, days: 4 });
    expect(desk.run.wished?.wish.act).toBe('split');
    expect(desk.asked.length).toBe(1);
    desk.carry();
    expect(desk.run.step).toBe('repromising');
    desk.carry();
    expect(desk.run.step).toBe('closed');
    expect(desk.order.commitAt).toBe(desk.run.wished?.wish.commitAt);
  });

  test('is refused what is not free there, and a date that has passed', async () => {
    desk.open();
    expect(codeOf(await desk.want({ pieces: 61 }))).toBe('reservation.tooMuch');
    expect(codeOf(await desk.want({ days: -1 }))).toBe('orderCase.promisePast');
    expect(codeOf(desk.does('wish', ALVAREZ, { move: null, commitAt: null }))).toBe(
      'orderCase.nothingWanted',
    );
  });
});

describe('a later promise', () => {
  test('of more than two days is for operations to agree to, by a row that the card names', async () => {
    desk.open();
    await desk.want({ days: 9 });
    expect(desk.run.step).toBe('awaitingApproval');
    expect(desk.asked).toEqual([]);
    const asked = [...desk.hub.world.all(approvals)].map(({ role, why }) => `${role}: ${why}`);
    expect(asked).toEqual(['operations: promised more than two days later']);
    expect(desk.hub.world.get(policyDecisions, ORDER)?.trace).toMatchObject({
      policy: 'ORD-1 v1',
      rows: ['A1'],
      inputs: { act: 'repromise', laterDays: 7, valueMinor: 960_000 },
    });
    expect(codeOf(desk.does('approve', NAKAMURA))).toBe('approval.role');
    expect(codeOf(desk.does('approve', OKAFOR, { hash: 'a'.repeat(64) }))).toBe(
      'approval.otherContent',
    );
    expect(codeOf(desk.does('approve', OKAFOR))).toBeNull();
    expect(desk.run.step).toBe('repromising');
  });

  test('that somebody says no to goes back to who decides, and another is asked for anew', async () => {
    desk.open();
    await desk.want({ days: 9 });
    desk.does('reject', OKAFOR);
    expect(desk.run.step).toBe('triage');
    await desk.want({ days: 8 });
    expect(desk.run.step).toBe('awaitingApproval');
    expect(codeOf(desk.does('approve', OKAFOR))).toBeNull();
  });

  test('of an order that the customer changed meanwhile is out of date', async () => {
    desk.open();
    await desk.want({ days: 9 });
    desk.erp(contracts.orderChanged, { orderNumber: ORDER, commitAt: desk.in(5), reason: 'later' });
    expect(desk.run.step).toBe('triage');
    expect(desk.asked).toEqual([]);
  });

  test('waits for the customer where its site has declared that as its own way', async () => {
    desk.declareCustomerFirst();
    desk.open();
    expect(desk.run.variations).toEqual(['customerWordFirst']);
    await desk.want({ pieces: 40, days: 3 });
    expect(desk.run.step).toBe('askingCustomer');
    expect(desk.asked).toEqual([]);
    desk.does('hear', ALVAREZ, { says: 'agrees' });
    expect(desk.run.step).toBe('moving');
    expect(codeOf(desk.does('hear', ALVAREZ, { says: 'agrees' }))).toBe('run.wrongStep');
  });

  test('is not asked of the customer for pieces from elsewhere, and not where nobody declared it', async () => {
    desk.declareCustomerFirst();
    desk.open();
    await desk.want({ pieces: 60 });
    expect(desk.run.step).toBe('moving');
    desk = new Desk();
    desk.open();
    await desk.want({ days: 3 });
    expect(desk.run.step).toBe('repromising');
  });
});

describe('what the ERP does not do', () => {
  test('is asked again by itself while it takes nothing, then is the incident of operations', async () => {
    desk.open();
    await desk.want({ pieces: 60 });
    for (const minutes of [2, 10, 30]) {
      desk.refuse(desk.asked.at(-1)!, 'system.refusing', 'not now');
      expect(desk.run.step).toBe('retrying');
      desk.hub.wait(minutes * MINUTE_MS);
      expect(desk.run.step).toBe('moving');
    }
    desk.refuse(desk.asked.at(-1)!, 'system.refusing', 'not now');
    expect(desk.run.step).toBe('incident');
    const open = desk.hub.world.by(incidents, 'openOfRun', ORDER);
    expect(open).toMatchObject([{ owner: 'operations', kind: 'refused' }]);
    const on = { run: ORDER, seen: desk.run.version };
    expect(codeOf(desk.hub.act('run.moveOn', { ...on, reason: 'x' }, OKAFOR, 'x'))).toBe(
      'run.needsProof',
    );
    expect(codeOf(desk.hub.act('run.retry', on, OKAFOR))).toBeNull();
    expect(desk.asked.length).toBe(5);
    desk.carry();
    expect(desk.run.step).toBe('closed');
    expect(desk.hub.world.by(incidents, 'openOfRun', ORDER)).toEqual([]);
  });

  test('is taken back in reverse order when somebody gives it up: the date, then the pieces', async () => {
    desk.open();
    await desk.want({ pieces: 40, days: 3 });
    desk.carry();
    const former = desk.run.wished!.wish.formerCommitAt;
    const command = desk.asked[1]!;
    desk.accept(command);
    desk.does('cancel', ALVAREZ);
    expect(desk.run.step).toBe('cancelling');
    expect(desk.asked.length).toBe(2);
    desk.apply(command);
    const { commitAt, reason } = command.data as { commitAt: string; reason: string };
    desk.erp(contracts.orderChanged, { orderNumber: ORDER, commitAt, reason }, command.id);
    expect(desk.asked.at(-1)?.data).toMatchObject({ commitAt: former });
    desk.carry();
    expect(desk.asked.at(-1)?.data).toMatchObject({ line: 2, quantity: 40, to: COLUMBUS });
    desk.carry();
    expect(desk.run.step).toBe('cancelled');
    expect(desk.order.commitAt).toBe(former);
    expect(codeOf(desk.open())).toBeNull();
    expect(desk.run.step).toBe('triage');
  });

  test('is taken back also where the pieces were promised from what comes to the same site', async () => {
    const inbound = { kind: 'purchaseOrder', number: 'PO-9' };
    const bought = {
      line: 1,
      gtin: BREAKER,
      quantity: 100,
      unit: 'EA',
      unitCostMicro: 1,
      dueAt: desk.in(2),
    };
    const purchase = {
      poNumber: inbound.number,
      supplier: CUSTOMER,
      site: COLUMBUS,
      currency: 'USD',
    };
    desk.erp(contracts.purchaseOrderPlaced, { ...purchase, lines: [bought] });
    desk.open();
    const asked = { order: ORDER, line: 1, quantity: 60 };
    const told = (await desk.hub.ask('reservation.options', asked)) as MoveOptions;
    const seen = told.options.find(({ number }) => number === inbound.number)!.hash;
    const move = { line: 1, quantity: 60, to: COLUMBUS, inbound, seen };
    expect(codeOf(desk.does('wish', ALVAREZ, { move, commitAt: desk.in(3) }))).toBeNull();
    const command = desk.asked[0]!;
    desk.accept(command);
    desk.apply(command);
    const moved = { ...(command.data as object), gtin: BREAKER, unit: 'EA', releasedQuantity: 0 };
    desk.erp(contracts.reservationMoved, { ...moved, from: COLUMBUS, toLine: 1 }, command.id);
    expect(desk.run.step).toBe('repromising');
    desk.does('cancel', ALVAREZ);
    expect(desk.labels).toEqual([
      expect.stringMatching(/ from PO-9: confirmed$/),
      expect.stringMatching(/^Promise .*: cancelled$/),
      expect.stringMatching(/ from Columbus: queued$/),
    ]);
    expect(desk.run.step).toBe('cancelling');
  });

  test('can be answered for by a person who knows it of the customer desk, and stays an incident', async () => {
    desk.open();
    await desk.want({ days: 3 });
    desk.refuse(desk.asked[0]!, 'order.locked', 'somebody edits it');
    const on = { run: ORDER, seen: desk.run.version, reason: 'Changed by hand' };
    expect(codeOf(desk.hub.act('run.moveOn', on, OKAFOR, 'Changed by hand'))).toBeNull();
    expect(desk.run.step).toBe('closed');
    const [told] = desk.hub.world.by(incidents, 'byRun', ORDER);
    expect(told).toMatchObject({ movedOnBy: 'm.okafor' });
  });

  test('waits while a person has paused it, and four hours without a decision are an incident', () => {
    desk.open();
    desk.hub.wait(5 * HOUR_MS);
    expect(desk.hub.world.by(incidents, 'openOfRun', ORDER)).toMatchObject([{ kind: 'timedOut' }]);
    const on = () => ({ run: ORDER, seen: desk.run.version, reason: 'x' });
    desk.hub.act('run.pause', on(), ALVAREZ, 'x');
    const lines = [{ line: 1, quantity: 60 }];
    desk.erp(contracts.orderAllocated, { orderNumber: ORDER, site: COLUMBUS, lines });
    expect(desk.run.step).toBe('triage');
    desk.hub.act('run.resume', on(), ALVAREZ, 'x');
    expect(desk.run.step).toBe('closed');
  });
});

test('the rows are those that the log tells, folded anew', async () => {
  const rooms = [...PLAY_ROOMS, reservationsRoom];
  desk.open();
  await desk.want({ pieces: 40, days: 3 });
  desk.carry();
  desk.refuse(desk.asked[1]!, 'system.refusing', 'not now');
  desk.hub.wait(2 * MINUTE_MS);
  desk.does('cancel', ALVAREZ);
  const anew = foldEvents(rooms, desk.hub.log);
  expect(rowsOf(anew, rooms)).toEqual(rowsOf(desk.hub.world, rooms));
});
