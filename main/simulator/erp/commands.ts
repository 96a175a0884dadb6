import * as contracts from '#shared/contracts';
import { accept, assert, refuse, type Result, toMs } from '#shared/vocabulary';
import {
  type Addressee,
  book,
  type CommandHandler,
  handleCommand,
  isOwnedBy,
  movedItem,
  periodOf,
  purposeKey,
  siteByGln,
  transferOf,
  type World,
} from '#simulator/world';
import { moveReservationCommand } from './move-reservation.ts';
import { repromise } from './orders.ts';
import { sayConfirmed } from './purchasing.ts';
import { settlementCommands } from './settlements.ts';

/** What an ERP carries out on command. */
export const erpCommands: readonly CommandHandler[] = [
  handleCommand({
    definition: contracts.createTransferOrder,
    take(world, to, data) {
      const from = siteByGln(world.network, data.from);
      const dest = siteByGln(world.network, data.to);
      if (!from) return refuse('site.unknown', { site: data.from }, 'from');
      if (!dest) return refuse('site.unknown', { site: data.to }, 'to');
      if (from === dest) return refuse('transferOrder.sameSite', { site: from.code }, 'to');
      if (from.entity !== to.owner && dest.entity !== to.owner)
        return refuse('site.otherEntity', { from: from.code, to: dest.code }, 'from');
      const item = movedItem(world.network, data);
      if (!item.ok) return item;
      const known = world.state.transfers.get(data.transferNumber);
      if (known && (known.isOwn || known.erpNumbers[to.owner] !== undefined))
        return refuse(
          'transferOrder.exists',
          { transferNumber: data.transferNumber },
          'transferNumber',
        );
      const transfer = transferOf(world, data.transferNumber, to.cause);
      transfer.from = from.index;
      transfer.to = dest.index;
      transfer.lines = [{ item: item.value.index, quantity: data.quantity }];
      const erpNumber = `STO-${1_048_000 + ++world.state.counters.posting}`;
      transfer.erpNumbers[to.owner] = erpNumber;
      transfer.erpNumbersGiven[to.owner] = erpNumber;
      return accept(transfer);
    },
    apply(world, to, data) {
      const erpNumber = numberGiven(world, to, data.transferNumber);
      world.say(
        to.feed,
        contracts.transferOrderCreated,
        data.transferNumber,
        { transferNumber: data.transferNumber, erpNumber },
        { cause: to.cause },
      );
    },
  }),

  handleCommand({
    definition: contracts.cancelTransferOrder,
    take(world, to, data) {
      const transfer = world.state.transfers.get(data.transferNumber);
      const erpNumber = transfer?.erpNumbers[to.owner];
      if (!transfer || erpNumber === undefined)
        return refuse(
          'transferOrder.unknown',
          { transferNumber: data.transferNumber },
          'transferNumber',
        );
      if (transfer.shipped) return refuse('transferOrder.tooLate', { erpNumber, state: 'shipped' });
      delete transfer.erpNumbers[to.owner];
      if (isOwnedBy(world.network, transfer.to, to.owner))
        world.after(0, 'erp.inboundEnded', {
          site: transfer.to,
          items: transfer.lines.map(({ item }) => item),
          inbound: purposeKey('transfer', transfer.number),
        });
      return accept(erpNumber);
    },
    apply(world, to, data) {
      const erpNumber = numberGiven(world, to, data.transferNumber);
      world.say(
        to.feed,
        contracts.transferOrderCancelled,
        data.transferNumber,
        { transferNumber: data.transferNumber, erpNumber },
        { cause: to.cause },
      );
    },
  }),

  handleCommand({
    definition: contracts.postIntercompany,
    take(world, to, data) {
      const { entities } = world.network;
      if (entities[to.owner]!.gln !== data.entity)
        return refuse('entity.unknown', { entity: data.entity }, 'entity');
      // What is lost between two sites of one entity has no other side.
      const mayBeOwn = data.stage === 'shortClosed';
      if (
        !entities.some(({ gln }) => gln === data.counterparty && (mayBeOwn || gln !== data.entity))
      )
        return refuse('entity.unknown', { entity: data.counterparty }, 'counterparty');
      if (data.currency !== world.network.currency)
        return refuse('posting.currency', { currency: data.currency }, 'currency');
      // Booked when taken: between the check and the booking nobody closes the period.
      return book(world.state, to.owner, toMs(data.postedAt), data.lines, data.transferNumber);
    },
    apply(world, to, data) {
      const postingId = `GL-${++world.state.counters.posting}`;
      if (data.stage === 'shortClosed') writeOff(world, data.transferNumber);
      world.say(
        to.feed,
        contracts.intercompanyPosted,
        data.transferNumber,
        { ...data, postingId, period: periodOf(toMs(data.postedAt)) },
        { cause: to.cause },
      );
    },
  }),

  handleCommand({
    definition: contracts.holdInvoice,
    take: (world, to, data) => invoiceIn(world, to, data.invoiceNumber, false),
    apply(world, to, data) {
      world.state.invoices.get(data.invoiceNumber)!.isHeld = true;
      world.say(to.feed, contracts.invoiceHeld, data.invoiceNumber, data, { cause: to.cause });
    },
  }),

  handleCommand({
    definition: contracts.releaseInvoice,
    take: (world, to, data) => invoiceIn(world, to, data.invoiceNumber, true),
    apply(world, to, data) {
      world.state.invoices.get(data.invoiceNumber)!.isHeld = false;
      world.say(to.feed, contracts.invoiceReleased, data.invoiceNumber, data, { cause: to.cause });
    },
  }),

  handleCommand({
    definition: contracts.requestConfirmation,
    take(world, to, data) {
      const po = world.state.purchaseOrders.get(data.poNumber);
      if (!po || !isOwnedBy(world.network, po.site, to.owner))
        return refuse('purchaseOrder.unknown', { poNumber: data.poNumber }, 'poNumber');
      return accept(po);
    },
    apply(world, to, data) {
      const po = world.state.purchaseOrders.get(data.poNumber);
      // Received and billed between question and answer: the supplier's word is its delivery.
      if (po) sayConfirmed(world, po, { cause: to.cause });
    },
  }),

  handleCommand({
    definition: contracts.reprioritiseOrder,
    take(world, to, data) {
      const order = world.state.orders.get(data.orderNumber);
      if (!order || !isOwnedBy(world.network, order.site, to.owner))
        return refuse('order.unknown', { orderNumber: data.orderNumber }, 'orderNumber');
      return accept(order);
    },
    apply(world, to, data) {
      const order = world.state.orders.get(data.orderNumber);
      if (order) order.priority = data.priority;
      world.say(to.feed, contracts.orderReprioritised, data.orderNumber, data, { cause: to.cause });
    },
  }),

  handleCommand({
    definition: contracts.repromiseOrder,
    take(world, to, data) {
      const order = world.state.orders.get(data.orderNumber);
      if (!order || !isOwnedBy(world.network, order.site, to.owner))
        return refuse('order.unknown', { orderNumber: data.orderNumber }, 'orderNumber');
      if (toMs(data.commitAt) <= world.nowMs)
        return refuse('order.promisePast', { commitAt: data.commitAt }, 'commitAt');
      return order.lines.every(({ shipped, quantity }) => shipped >= quantity)
        ? refuse('order.left', { orderNumber: data.orderNumber })
        : accept(order);
    },
    apply(world, to, data) {
      const order = world.state.orders.get(data.orderNumber);
      // Delivered between question and answer: the promise is kept.
      if (order) repromise(world, order, toMs(data.commitAt), data.reason, to.cause);
    },
  }),

  moveReservationCommand,
  ...settlementCommands,
];

/** What the ERP called, or calls, its order for a transfer. */
function numberGiven(world: World, to: Addressee, transferNumber: string): string {
  const erpNumber = world.state.transfers.get(transferNumber)?.erpNumbersGiven[to.owner];
  assert(erpNumber !== undefined, 'an order that an ERP speaks of has its number');
  return erpNumber;
}

function invoiceIn(world: World, to: Addressee, number: string, isHeld: boolean): Result<unknown> {
  const invoice = world.state.invoices.get(number);
  if (!invoice || invoice.entity !== to.owner)
    return refuse('invoice.unknown', { invoiceNumber: number }, 'invoiceNumber');
  if (invoice.isHeld !== isHeld)
    return refuse(isHeld ? 'invoice.notHeld' : 'invoice.alreadyHeld', { invoiceNumber: number });
  return accept(invoice);
}

/** A person closed what never came: it is on the road no more. */
function writeOff(world: World, number: string): void {
  const { inTransit, flows } = world.state;
  for (const key of [purposeKey('transfer', number), purposeKey('return', number)]) {
    for (const { item, quantity } of inTransit.get(key)?.lines ?? [])
      flows.lost[item] = (flows.lost[item] as number) + quantity;
    inTransit.delete(key);
  }
}
