import { feedsRoom } from '#engine/feeds';
import type { LogEvent, Room } from '#engine/kernel';
import { commands, COMMAND_SENT, outboxRoom, type CommandRow } from '#engine/outbox';
import type { GivesRuns } from '#engine/runs';
import { approvalsRoom, type GivesTasks } from '#operations/approvals';
import { exceptionsRoom } from '#operations/exceptions';
import { interventionsRoom } from '#operations/interventions';
import { clearings, intercompanyRoom } from '#operations/intercompany';
import { invoicesRoom } from '#operations/invoices';
import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { payablesRoom } from '#operations/payables';
import { policyRoom } from '#operations/policy';
import { promisingRoom } from '#operations/promising';
import { purchasingRoom } from '#operations/purchasing';
import { settlementsRoom } from '#operations/settlements';
import { shipmentsRoom } from '#operations/shipments';
import { sourcingRoom } from '#operations/sourcing';
import { stockRoom } from '#operations/stock';
import { tasksRoom } from '#operations/tasks';
import * as contracts from '#shared/contracts';
import { assert, fromMs, toMs } from '#shared/vocabulary';
import { termsHash, transfers, transfersRoom, type Transfer } from '#operations/transfers';
import { windowsRoom } from '#operations/windows';
import { workflowsRoom } from '#operations/workflows';
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

/** The subjects that it is played with. */
export const PLAY_SUBJECTS: readonly (Room & GivesRuns & GivesTasks)[] = [
  networkRoom,
  policyRoom,
  windowsRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  exceptionsRoom,
  sourcingRoom,
  approvalsRoom,
  interventionsRoom,
  intercompanyRoom,
  transfersRoom,
  invoicesRoom,
  payablesRoom,
  settlementsRoom,
  promisingRoom,
];

/** The rooms that it is played with. */
export const PLAY_ROOMS: readonly Room[] = [
  feedsRoom,
  outboxRoom,
  ...PLAY_SUBJECTS,
  workflowsRoom(PLAY_SUBJECTS),
  tasksRoom(PLAY_SUBJECTS),
];

interface Stock {
  onHand: number;
  reserved: number;
  blocked: number;
}

/** The outside world as a script: it answers commands as a test tells it to, in the words of the contracts. */
export class TransferPlay {
  readonly hub: Rehearsal;
  readonly stock = new Map<string, Stock>();
  #ids = 0;

  /** With further rooms, where a test is of one that no transfer needs. */
  constructor(...more: readonly Room[]) {
    this.hub = new Rehearsal([...PLAY_ROOMS, ...more]);
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
    const transfer = this.transfer(number);
    const { version: seen } = transfer;
    const isAnswer = name === 'approve' || name === 'reject';
    const terms = isAnswer ? { hash: termsHash(transfer) } : {};
    return this.hub.act(
      `transfer.${name}`,
      { transfer: number, seen, ...terms, ...more },
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
    this.refuse(this.command(number, part), code, reason);
  }

  /** The target does not carry a command out. */
  refuse(command: CommandRow, code = 'period.closed', reason = 'The period is closed'): void {
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

  /** @param units the handling units of this load; a warehouse need not mark them. */
  load(number: string, quantity = this.transfer(number).quantity, units?: readonly string[]): void {
    const load = this.#load(number, quantity);
    const sscc = units ?? load.sscc;
    this.#tell('wms/columbus', contracts.shipmentLoaded, { ...load, sscc }, number);
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

  /** The destination does not take some of it: it stays on the truck. */
  sendAway(number: string, quantity: number): void {
    const { to } = this.transfer(number);
    const lines = [{ gtin: BREAKER, unit: 'EA', quantity }];
    const receiptId = `RC-${++this.#ids}`;
    const reason = 'the seals are broken';
    const data = { site: to, purpose: this.purpose(number), receiptId, reason, lines };
    this.#tell(warehouseOf(to), contracts.receiptRejected, data, number);
  }

  /** The source counts what came back. */
  comeBack(number: string, quantity: number, damaged = 0): void {
    const { from, refusals } = this.transfer(number);
    const line = {
      gtin: BREAKER,
      unit: 'EA',
      expectedQuantity: refusals.reduce((sum, one) => sum + one.quantity, 0),
      receivedQuantity: quantity,
      damagedQuantity: damaged,
    };
    const purpose = { kind: 'return', number };
    const data = { site: from, purpose, receiptId: `RC-${++this.#ids}`, lines: [line] };
    this.#shift(from, { onHand: quantity, blocked: damaged });
    this.#tell(warehouseOf(from), contracts.receiptCompleted, data, number);
  }

  /** Columbus declares its own way: a setting of a policy with owner, reason and end, under four eyes. */
  declare(policy: string, path: string): void {
    const reason = 'As agreed with the site in May';
    const expiresAt = '2026-07-20T12:00:00.000Z';
    const setting = { policy, path, site: 'CMH', value: true, owner: OKAFOR.id, reason, expiresAt };
    const asked = this.hub.act('policy.override', setting, OKAFOR, reason);
    assert(asked.ok, `${path} can be declared: ${JSON.stringify(asked)}`);
    const [override] = asked.value.objects;
    const confirmed = this.hub.act('policy.confirmOverride', { override }, LINDQVIST);
    assert(confirmed.ok, `${path} is confirmed: ${JSON.stringify(confirmed)}`);
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
      case contracts.requestCount.type: {
        const { onHand } = this.stock.get(data.site)!;
        const counted = { countedQuantity: onHand, expectedQuantity: onHand };
        return { ...data, unit: 'EA', ...this.stock.get(data.site)!, ...counted };
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
      case contracts.settleIntercompany.type:
        return { ...data, postingId: `GL-${++this.#ids}`, period: '2026-P06' };
      case contracts.reverseIntercompanySettlement.type:
        return { ...data, ...this.#reversal(data) };
      default:
        return data;
    }
  }

  /** What a ledger took back is what it had cleared, the other way round. */
  #reversal({ statement, entity }: Record<string, unknown>): object {
    const done = this.hub.world.get(clearings, `${entity as string}/${statement as string}`);
    assert(done, 'what is reversed was cleared');
    const lines = done.lines.map(({ debitMinor, creditMinor, ...line }) => ({
      ...line,
      debitMinor: creditMinor,
      creditMinor: debitMinor,
    }));
    const { counterparty, currency, period, postingId: reversedPostingId } = done;
    const postingId = `GL-${++this.#ids}`;
    return { counterparty, currency, period, reversedPostingId, postingId, lines };
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
