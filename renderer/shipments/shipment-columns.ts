import type { ShipmentRow } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import {
  asOfColumn,
  durationColumn,
  moneyColumn,
  quantityColumn,
  staleSince,
  stateColumn,
  textColumn,
  timeColumn,
} from '#ui';
import type { Column } from '#ui';
import { equipmentWord, modeWord, TRACKING_WORDS } from './shipment-words.ts';

/** The columns that the map's grid shows (SCREENS.md, Map), in its order. */
export const SHIPMENT_COLUMNS: readonly Column<ShipmentRow>[] = [
  stateColumn<ShipmentRow>({ widthPx: 80, of: (row) => row.state }),
  textColumn<ShipmentRow>({
    id: 'shipment',
    header: 'Shipment',
    widthPx: 86,
    of: (row) => row.key,
  }),
  textColumn<ShipmentRow>({
    id: 'lane',
    header: 'Lane',
    widthPx: 112,
    grow: 1,
    of: (row) => `${row.fromName} → ${row.toName}`,
  }),
  textColumn<ShipmentRow>({
    id: 'carrier',
    header: 'Carrier',
    definition: 'SCAC of the carrier that has it',
    widthPx: 56,
    of: (row) => row.carrier,
  }),
  textColumn<ShipmentRow>({
    id: 'tracking',
    header: 'Tracking',
    definition: 'Whether the truck speaks; lateness is the state',
    widthPx: 78,
    of: (row) => TRACKING_WORDS[row.tracking],
    look: (row, view) => ({
      weight: 'muted',
      staleSince: row.tracking === 'signalLost' ? row.asOf.occurredAt : staleSince(row.asOf, view),
    }),
  }),
  textColumn<ShipmentRow>({
    id: 'nextMilestone',
    header: 'Next milestone',
    widthPx: 112,
    of: (row) => row.nextMilestone,
    look: () => ({ weight: 'muted' }),
  }),
  timeColumn<ShipmentRow>({
    id: 'planned',
    header: 'Planned',
    of: (row) => row.plannedAt,
  }),
  timeColumn<ShipmentRow>({
    id: 'carrierEta',
    header: 'Carrier ETA',
    definition: "The carrier's own estimate",
    of: (row) => row.carrierEtaAt,
  }),
  timeColumn<ShipmentRow>({
    id: 'ourP50',
    header: 'Our P50',
    definition: 'Signalbox: as likely before as after',
    of: (row) => row.ourP50At,
    look: (row, view) => ({ staleSince: staleSince(row.asOf, view) }),
  }),
  timeColumn<ShipmentRow>({
    id: 'ourP90',
    header: 'Our P90',
    definition: 'Signalbox: nine of ten come before',
    of: (row) => row.ourP90At,
    look: (row, view) => ({ staleSince: staleSince(row.asOf, view) }),
  }),
  durationColumn<ShipmentRow>({
    id: 'lateBy',
    header: 'Late by',
    widthPx: 76,
    definition: 'Our P50 − planned; minus is early',
    signed: true,
    of: (row) => row.lateByMinutes * MINUTE_MS,
    look: (row) => ({
      weight: row.state === 'late' || row.state === 'critical' ? 'strong' : undefined,
    }),
  }),
  moneyColumn<ShipmentRow>({
    id: 'value',
    header: 'Value',
    widthPx: 62,
    of: (row) => ({ minor: row.valueMinor, currency: row.currency }),
  }),
  quantityColumn<ShipmentRow>({
    id: 'orders',
    header: 'Orders',
    definition: 'Open orders that wait for what is on it',
    widthPx: 54,
    of: (row) => row.orders,
  }),
  asOfColumn<ShipmentRow>({ of: (row) => row.asOf }),
];

/** The Shipments workspace adds how it goes and how long it stands; As of stays last. */
export const SHIPMENT_COLUMNS_FULL: readonly Column<ShipmentRow>[] = [
  ...SHIPMENT_COLUMNS.slice(0, -1),
  textColumn<ShipmentRow>({
    id: 'mode',
    header: 'Mode',
    widthPx: 78,
    of: (row) => modeWord(row.mode),
  }),
  textColumn<ShipmentRow>({
    id: 'equipment',
    header: 'Equipment',
    widthPx: 78,
    of: (row) => equipmentWord(row.equipment),
  }),
  quantityColumn<ShipmentRow>({
    id: 'stops',
    header: 'Stops',
    widthPx: 50,
    of: (row) => row.stops,
  }),
  durationColumn<ShipmentRow>({
    id: 'dwell',
    header: 'Dwell',
    widthPx: 60,
    definition: 'Departure − arrival at the stop where it stands or stood last',
    of: (row) => row.dwellMinutes * MINUTE_MS,
  }),
  durationColumn<ShipmentRow>({
    id: 'detention',
    header: 'Detention',
    widthPx: 74,
    definition: 'Dwell past the free time: what the carrier may charge',
    of: (row) => (row.detentionMinutes === 0 ? null : row.detentionMinutes * MINUTE_MS),
    look: () => ({ weight: 'strong' }),
  }),
  ...SHIPMENT_COLUMNS.slice(-1),
];
