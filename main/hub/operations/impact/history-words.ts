import {
  ediOrderReceived,
  etaUpdated,
  milestoneMissed,
  orderAllocated,
  orderCancelled,
  orderChanged,
  orderDelivered,
  orderPlaced,
  orderReprioritised,
  orderShipped,
  reservationMoved,
  shipmentArrived,
  shipmentCancelled,
  shipmentDelivered,
  shipmentDeparted,
  shipmentExpedited,
  shipmentLoaded,
  shipmentPacked,
  shipmentPlanned,
  shipmentTendered,
  taskCompleted,
  taskCreated,
  taskShort,
  tenderAccepted,
  tenderDeclined,
  type DataOf,
  type EventDefinition,
} from '#shared/contracts';
import type { LogEvent, QueryContext } from '#engine/kernel';
import { COMMAND_QUEUED, type CommandQueued } from '#engine/outbox';
import {
  PROMISE_ENDED,
  PROMISE_MADE,
  PROMISE_MOVED,
  type PromiseEnded,
  type PromiseSaid,
} from '#operations/reservations';
import { SHIPMENT_SILENT, type ShipmentSilent } from '#operations/shipments';
import { historyEntry } from '#operations/exceptions';
import { localWords } from '#operations/network';
import type { HistoryEntry } from '#shared/protocol';
import { toMs } from '#shared/vocabulary';

/** A truck that drives two days tells its place some hundred times; the hand-offs must not drop out behind them. */
const READ = 1_000;

const words = new Map<string, (data: never) => string>();

says(orderPlaced, ({ channel, lines }) => `Ordered by ${channel}, ${count(lines.length, 'line')}`);
says(ediOrderReceived, ({ lines }) => `Received by EDI, ${count(lines.length, 'line')}`);
says(orderChanged, ({ reason }) => `Changed: ${reason}`);
says(orderAllocated, ({ lines }) => `Stock given to ${count(lines.length, 'line')}`);
says(orderShipped, ({ shipmentId, lines }) =>
  shipmentId === undefined
    ? `Shipped, ${count(lines.length, 'line')}`
    : `Shipped with ${shipmentId}, ${count(lines.length, 'line')}`,
);
says(orderDelivered, () => 'Delivered');
says(orderCancelled, ({ reason }) => `Cancelled: ${reason}`);
says(orderReprioritised, ({ priority }) => `Served at priority ${priority}`);
says(reservationMoved, ({ quantity, from, to, inbound, reason }) =>
  inbound !== undefined
    ? `${quantity} promised from ${inbound.number}`
    : from === to
      ? `${quantity} promised from stock: ${reason ?? 'as the ERP says'}`
      : `${quantity} moved to another site`,
);
says(taskCreated, ({ taskId, kind }) => `Task ${taskId} to ${kind}`);
says(taskCompleted, ({ taskId }) => `Task ${taskId} done`);
says(taskShort, ({ taskId }) => `Task ${taskId} found less than asked`);
says(shipmentPacked, ({ sscc }) => `Packed, ${count(sscc.length, 'handling unit')}`);
says(shipmentLoaded, ({ sscc }) => `Loaded, ${count(sscc.length, 'handling unit')}`);
says(shipmentPlanned, ({ carrier, mode }) => `Planned with ${carrier}, ${mode}`);
says(shipmentTendered, ({ carrier }) => `Tendered to ${carrier}`);
says(tenderAccepted, ({ carrier }) => `${carrier} takes it`);
says(tenderDeclined, ({ carrier, reason }) => `${carrier} declines: ${reason}`);
says(shipmentDeparted, ({ stop }) => `Left stop ${stop}`);
says(shipmentArrived, ({ stop }) => `Reached stop ${stop}`);
says(shipmentDelivered, ({ signedBy }) =>
  signedBy === undefined ? 'Delivered' : `Delivered, signed by ${signedBy}`,
);
says(etaUpdated, ({ stop, reason }) =>
  reason === undefined ? `New carrier ETA for stop ${stop}` : `New carrier ETA: ${reason}`,
);
says(milestoneMissed, ({ stop, milestone }) => `Missed: ${milestone} at stop ${stop}`);
says(shipmentCancelled, ({ reason }) => `Cancelled: ${reason}`);
says(shipmentExpedited, ({ mode }) => `Sped up, ${mode}`);
words.set(
  SHIPMENT_SILENT,
  ({ silentMinutes }: ShipmentSilent) => `Not heard of for ${silentMinutes} min beyond its cadence`,
);
words.set(
  PROMISE_MADE,
  ({ inbound, shipment, at, zone }: PromiseSaid) =>
    `Promised from ${inbound.number}${by(shipment)}, likely there ${localWords(zone, toMs(at))}`,
);
words.set(
  PROMISE_MOVED,
  ({ inbound, shipment, at, before, zone }: PromiseSaid) =>
    `The promise follows ${inbound.number}${by(shipment)}: likely there ${localWords(zone, toMs(at))}, not ${localWords(zone, toMs(before ?? at))}`,
);
words.set(PROMISE_ENDED, ({ inbound, kept }: PromiseEnded) =>
  kept
    ? `${inbound.number} brought what was promised`
    : `No longer promised from ${inbound.number}`,
);
words.set(COMMAND_QUEUED, ({ label }: CommandQueued) => `Asked: ${label}`);

/** What happened to something, by its own events and those of its case, newest last; positions of trucks are left out. */
export async function historyOf(context: QueryContext, key: string): Promise<HistoryEntry[]> {
  const about = await Promise.all([
    context.history({ subject: key, limit: READ }),
    context.history({ correlationId: key, limit: READ }),
  ]);
  const events = new Map(about.flat().map((event) => [event.seq, event]));
  return [...events.values()].toSorted((a, b) => a.seq - b.seq).flatMap(entry);
}

function entry(event: LogEvent): HistoryEntry[] {
  const what = words.get(event.type)?.(event.data as never);
  return what === undefined ? [] : [historyEntry(event, what)];
}

function says<Definition extends EventDefinition>(
  definition: Definition,
  say: (data: DataOf<Definition>) => string,
): void {
  words.set(definition.type, say);
}

function by(shipment: string | null): string {
  return shipment === null ? '' : ` on ${shipment}`;
}

function count(many: number, noun: string): string {
  return many === 1 ? `1 ${noun}` : `${many} ${noun}s`;
}
