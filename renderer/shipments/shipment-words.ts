import type { ShipmentRow, Tracking } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { dayTime, places, signedDurationText, STATE_SHAPES } from '#ui';
import type { Viewpoint } from '#ui';

/** Tracking health is not lateness: whether the truck speaks, whatever it says. */
export const TRACKING_WORDS: Record<Tracking, string> = {
  pending: 'Pending',
  inMotion: 'In motion',
  idle: 'Idle',
  signalLost: 'Signal lost',
  arrived: 'Arrived',
};

const MODE_WORDS: Record<string, string> = {
  ground: 'Ground',
  teamDrive: 'Team drive',
  lessThanTruckload: 'LTL',
  air: 'Air',
};

const EQUIPMENT_WORDS: Record<string, string> = {
  van53: "53' van",
  reefer53: "53' reefer",
  flatbed: 'Flatbed',
  parcel: 'Parcel',
};

/** The words of the contract's modes; one that is new is shown as it came. */
export function modeWord(mode: string): string {
  return MODE_WORDS[mode] ?? mode;
}

export function equipmentWord(equipment: string): string {
  return EQUIPMENT_WORDS[equipment] ?? equipment;
}

/** "Late +6 h 25 min" for the pill of a panel's head; a shipment on plan is only that. */
export function stateText(row: ShipmentRow): string {
  const { word } = STATE_SHAPES[row.state];
  return row.lateByMinutes === 0 || row.state === 'ok' ? word : `${word} ${lateText(row)}`;
}

/** "+6 h 25 min", "−15 min": our P50 against the plan. */
export function lateText(row: Pick<ShipmentRow, 'lateByMinutes'>): string {
  return signedDurationText(row.lateByMinutes * MINUTE_MS);
}

/** What the map says beside a truck that has gone silent. */
export function silentText(row: ShipmentRow, view: Viewpoint): string {
  return row.fix === null ? 'no position yet' : `no signal since ${dayTime(row.fix.at, view)}`;
}

/** Where the thing that the shipment was planned for is shown; null for what has no workspace. */
export function placeOfPurpose(row: ShipmentRow): string | null {
  // What the ERP moves by itself has its own numbers; only ours have a card.
  if (row.purposeNumber.startsWith('TRF-')) return places.transfer(row.purposeNumber);
  return row.purposeKind === 'order' ? places.order(row.purposeNumber) : null;
}
