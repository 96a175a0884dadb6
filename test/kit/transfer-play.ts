import { feedsRoom } from '#engine/feeds';
import type { LogEvent } from '#engine/kernel';
import { commands, COMMAND_SENT, outboxRoom, type CommandRow } from '#engine/outbox';
import { approvalsRoom } from '#operations/approvals';
import { exceptionsRoom } from '#operations/exceptions';
import { intercompanyRoom } from '#operations/intercompany';
import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { sourcingRoom } from '#operations/sourcing';
import { stockRoom } from '#operations/stock';
import * as contracts from '#shared/contracts';
import { assert, fromMs, toMs } from '#shared/vocabulary';
import { transfers, transfersRoom, type Transfer } from '#operations/transfers';
import { Rehearsal } from './rehearsal.ts';
import {
  PLAY,
  publishPlayNetwork,
  TO_ATLANTA,
  TO_CHICAGO,
  warehouseOf,
} from './transfer-play-network.ts';

const { ATLANTA, BREAKER, CHICAGO, COLUMBUS } = PLAY;

const ALVAREZ = { id: 'r.alvarez', role: 'controller' };
const OKAFOR = { id: 'm.okafor', role: 'operations' };
const LINDQVIST = { id: 'j.lindqvist', role: 'finance' };

/** Who acts in it: a controller asks, operations and finance approve. */
export const PEOPLE = { ALVAREZ, OKAFOR, LINDQVIST };

/** What goes out when a transfer is released, and what is booked once it has left. */
export const RELEASED = ['pick', 'ship', 'order', 'orderBuyer', 'expect'];
export const BOOKED_AT_SHIPPING = ['bookSeller', 'bookBuyer'];

/** The rooms that it is played with. */
export const PLAY_ROOMS = [
  feedsRoom,
  outboxRoom,
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  exceptionsRoom,
  sourcingRoom,
  approvalsRoom,
  intercompanyRoom,
  transfersRoom,
];

interface Stock {
  onHand: number;
  reserved: number;
  blocked: number;
}

/** The outside world as a script: it answers commands as a test tells it to, in the words of the contracts. */
export class TransferPlay {
  readonly hub = new Rehearsal(PLAY_ROOMS);
  readonly stock = new Map<string, Stock>();
  #ids = 0;

  constructor() {
    publishPlayNetwork((source, event, data) => this.#tell(source, event, data));
    this.stockIs(COLUMBUS, 1_180);
    this.stockIs(ATLANTA, 40);
    this.stockIs(CHICAGO, 100);
  }

  /** Asks for a transfer of breakers from Columbus. */
  ask(quantity = 252, to = ATLANTA, by = ALVAREZ): string {
    const asked = this.hub.act('transfer.create', this.wish(quantity, to), by);
    assert(asked.ok, `the request is taken: ${JSON.stringify(asked)}`);
    return asked.value.objects[0]!;
  }

  wish(quantity: number, to = ATLANTA) {
    return {
      exception: null,
      from: COLUMBUS,
      to,
      gtin: BREAKER,
      quantity,
      laneId: to === ATLANTA ? TO_ATLANTA : TO_CHICAGO,
    };
  }

  transfer(number: string): Transfer {
    const found = this.hub.world.get(transfers, number);
    assert(found, `${number} is there`);
    return found;
  }

  /** A person acts on the transfer as it is now. */
  act(number: string, name: string, by: { id: string; role: string }, more: object = {}) {
    const seen = this.transfer(number).version;
    return this.hub.act(
      `transfer.${name}`,
      { transfer: number, seen, ...more },
      by,
      'as discussed',
    );
  }

  approveAll(number: string): void {
    for (const person of [OKAFOR, LINDQVIST]) this.act(number, 'approve', person);
  }

  command(number: string, part: string): CommandRow {
    const id = this.transfer(number).commands[part];
    const command = id === undefined ? undefined : this.hub.world.get(commands, id);
    assert(command, `${number} has a command "${part}"`);
    return command;
  }

  has(number: string, part: string): boolean {
    return this.transfer(number).commands[part] !== undefined;
  }

  send(command: CommandRow): void {
    if (command.sentAt !== null) return;
    const nextTryAt = fromMs(toMs(this.hub.now) + 120_000);
    this.hub.say({
      type: COMMAND_SENT,
      subject: command.id,
      correlationId: command.correlationId,
      data: { id: command.id, attempt: 1, nextTryAt },
    });
  }

  /** The target carries the command of a part out, and says the event that confirms it. */
  confirm(number: string, part: string): LogEvent[] {
    const command = this.command(number, part);
    this.accept(command);
    this.apply(command);
    return this.effect(command);
  }

  accept(command: CommandRow): void {
    this.send(command);
    this.#receipt(command, 'accepted');
  }

  apply(command: CommandRow): void {
    this.#receipt(command, 'applied');
  }

  reject(number: string, part: string, code: string, reason: string): void {
    const command = this.command(number, part);
    this.send(command);
    this.#receipt(command, 'rejected', { code, reason });
  }

  /** Confirms whatever is open, until nothing is: what follows from one confirmation included. */
  confirmAll(number: string, parts: readonly string[]): void {
    for (const part of parts) if (this.has(number, part)) this.confirm(number, part);
  }

  pick(number: string, found?: number): void {
    const { quantity } = this.transfer(number);
    const task = { site: COLUMBUS, taskId: 'T-1', kind: 'pick', purpose: this.purpose(number) };
    this.#tell('wms/columbus', contracts.taskStarted, task, number);
    const line = { gtin: BREAKER, unit: 'EA', quantity };
    if (found === undefined)
      this.#tell('wms/columbus', contracts.taskCompleted, { ...task, lines: [line] }, number);
    else {
      const lines = [{ ...line, foundQuantity: found }];
      this.#tell('wms/columbus', contracts.taskShort, { ...task, lines }, number);
    }
  }

  pack(number: string): void {
    this.#tell('wms/columbus', contracts.shipmentPacked, this.#load(number), number);
  }

  load(number: string, quantity = this.transfer(number).quantity): void {
    this.#tell('wms/columbus', contracts.shipmentLoaded, this.#load(number, quantity), number);
    this.#shift(COLUMBUS, { onHand: -quantity, reserved: -quantity });
  }

  unload(number: string): void {
    const { to } = this.transfer(number);
    const data = { site: to, purpose: this.purpose(number) };
    this.#tell(warehouseOf(to), contracts.receiptStarted, data, number);
  }

  receive(number: string, quantity: number, damaged = 0): void {
    const { to, shippedQuantity } = this.transfer(number);
    const line = {
      gtin: BREAKER,
      unit: 'EA',
      expectedQuantity: shippedQuantity ?? quantity,
      receivedQuantity: quantity,
      damagedQuantity: damaged,
    };
    const receiptId = `RC-${++this.#ids}`;
    const data = { site: to, purpose: this.purpose(number), receiptId, lines: [line] };
    this.#shift(to, { onHand: quantity, blocked: damaged });
    this.#tell(warehouseOf(to), contracts.receiptCompleted, data, number);
  }

  /** From the request to orders that every system has taken. */
  release(number: string): void {
    this.confirm(number, 'reserve');
    this.approveAll(number);
    this.confirmAll(number, RELEASED);
  }

  /** From the pickers to a truck that has left. */
  leave(number: string, found?: number): void {
    this.pick(number, found);
    this.pack(number);
    this.load(number, found);
  }

  /** From the request to a truck that has left. */
  ship(number: string): void {
    this.release(number);
    this.leave(number);
  }

  /** A truck that brought twelve pieces less, closed short by a person and booked to the end. */
  endShort(number: string): void {
    this.receive(number, this.transfer(number).quantity - 12);
    this.act(number, 'closeShort', OKAFOR);
    this.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1', 'bookLoss']);
  }

  purpose(number: string) {
    return { kind: 'transfer', number };
  }

  stockIs(site: string, onHand: number): void {
    this.stock.set(site, { onHand, reserved: 0, blocked: 0 });
    const data = { site, gtin: BREAKER, unit: 'EA', onHand, reserved: 0, blocked: 0 };
    this.#tell(warehouseOf(site), contracts.stockAdjusted, {
      ...data,
      delta: onHand,
      reason: 'counted',
    });
  }

  /** The confirming event of a command that was carried out. */
  effect(command: CommandRow): LogEvent[] {
    const definition = contracts.COMMANDS.get(command.type);
    assert(definition, `${command.type} is a command`);
    const data = this.#effectOf(command.type, command.data as never);
    return this.hub.hear(command.target, definition.confirmedBy, data, null, {
      correlationId: command.correlationId,
      causationId: command.id,
    });
  }

  #effectOf(
    type: string,
    data: Record<string, unknown> & { site: string; quantity: number },
  ): object {
    switch (type) {
      case contracts.reserveStock.type:
        this.#shift(data.site, { reserved: data.quantity });
        return { ...data, ...this.stock.get(data.site)! };
      case contracts.releaseStock.type: {
        const { reserved } = this.stock.get(data.site)!;
        this.#shift(data.site, { reserved: -reserved });
        return { ...data, unit: 'EA', ...this.stock.get(data.site)!, quantity: reserved };
      }
      case contracts.createPickTask.type:
      case contracts.cancelTask.type:
        return { ...data, taskId: 'T-1', kind: 'pick' };
      case contracts.planShipment.type:
        return this.#plan(data as never);
      case contracts.cancelShipment.type:
        return { shipmentId: 'SHP-1', reason: data.reason };
      case contracts.createTransferOrder.type:
      case contracts.cancelTransferOrder.type:
        return { transferNumber: data.transferNumber, erpNumber: `STO-${++this.#ids}` };
      case contracts.postIntercompany.type:
        return { ...data, postingId: `GL-${++this.#ids}`, period: '2026-P06' };
      default:
        return data;
    }
  }

  #plan(data: { purpose: object; from: string; to: string; lines: object[]; readyAt: string }) {
    const stop = { latitude: 40, longitude: -83 };
    return {
      shipmentId: 'SHP-1',
      purpose: data.purpose,
      carrier: 'BRGF',
      mode: 'ground',
      equipment: 'van53',
      stops: [
        { ...stop, stop: 1, gln: data.from, name: 'Columbus', kind: 'pickup' },
        { ...stop, stop: 2, gln: data.to, name: 'Atlanta', kind: 'delivery' },
      ],
      distanceKm: 915,
      currency: 'USD',
      valueMinor: 0,
      freightMinor: 61_200,
      weightGrams: 1,
      lines: data.lines,
    };
  }

  #receipt(
    command: CommandRow,
    verb: 'accepted' | 'rejected' | 'applied',
    more: object = {},
  ): void {
    const domain = command.target.split('/')[0] as 'erp' | 'wms' | 'tms';
    const data = { commandId: command.id, commandType: command.type, ...more };
    this.hub.hear(command.target, contracts.RECEIPTS[domain][verb].type, data, null, {
      correlationId: command.correlationId,
      causationId: command.id,
    });
  }

  #load(number: string, quantity = this.transfer(number).quantity) {
    const lines = [{ gtin: BREAKER, unit: 'EA', quantity }];
    return { site: COLUMBUS, purpose: this.purpose(number), sscc: [`sscc-${number}`], lines };
  }

  #shift(site: string, change: Partial<Stock>): void {
    const now = this.stock.get(site)!;
    this.stock.set(site, {
      onHand: now.onHand + (change.onHand ?? 0),
      reserved: now.reserved + (change.reserved ?? 0),
      blocked: now.blocked + (change.blocked ?? 0),
    });
    const data = { site, gtin: BREAKER, unit: 'EA', ...this.stock.get(site)! };
    this.#tell(warehouseOf(site), contracts.stockAdjusted, {
      ...data,
      delta: 0,
      reason: 'shipped',
    });
  }

  #tell(source: string, event: contracts.EventDefinition, data: object, correlationId?: string) {
    const envelope = correlationId === undefined ? {} : { correlationId };
    this.hub.hear(source, event.type, data, null, envelope);
  }
}
