import type { ShipmentPhase, ShipmentRow } from '#shared/protocol';
import { HOUR_MS } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { STATE_SHAPES } from '#ui';

/** Which shipments are shown. Null lets everything through. */
export interface ShipmentFilter {
  phase: ShipmentPhase;
  state: State | null;
  /** GLN of the destination. */
  to: string | null;
  due: DueWindow | null;
  lateOver: LateOver | null;
}

export type DueWindow = 'overdue' | '6h' | '24h';
export type LateOver = '15' | '60' | '240';

/** When the plan has them arrive, seen from now. */
export const DUE_CHOICES: readonly { value: DueWindow; label: string }[] = [
  { value: 'overdue', label: 'overdue' },
  { value: '6h', label: 'within 6 h' },
  { value: '24h', label: 'within 24 h' },
];

/** Minutes that our P50 lies behind the plan. */
export const LATE_CHOICES: readonly { value: LateOver; label: string }[] = [
  { value: '15', label: 'over 15 min' },
  { value: '60', label: 'over 1 h' },
  { value: '240', label: 'over 4 h' },
];

/** Everything of a phase. */
export function allOf(phase: ShipmentPhase): ShipmentFilter {
  return { phase, state: null, to: null, due: null, lateOver: null };
}

/** Whether anything but the phase narrows what is shown. */
export function isNarrowed({ state, to, due, lateOver }: ShipmentFilter): boolean {
  return state !== null || to !== null || due !== null || lateOver !== null;
}

export function matchesFilter(row: ShipmentRow, filter: ShipmentFilter, nowMs: number): boolean {
  return (
    row.phase === filter.phase &&
    (filter.state === null || row.state === filter.state) &&
    (filter.to === null || row.to === filter.to) &&
    (filter.due === null || isDue(row, filter.due, nowMs)) &&
    (filter.lateOver === null || row.lateByMinutes > Number(filter.lateOver))
  );
}

/** Each part of the filter in words, for the export's first sheet. */
export function filterWords(filter: ShipmentFilter, siteName: (gln: string) => string): string[] {
  const due = DUE_CHOICES.find(({ value }) => value === filter.due);
  const late = LATE_CHOICES.find(({ value }) => value === filter.lateOver);
  return [
    filter.phase,
    filter.state === null ? '' : `state ${STATE_SHAPES[filter.state].word.toLowerCase()}`,
    filter.to === null ? '' : `to ${siteName(filter.to)}`,
    due === undefined ? '' : `due ${due.label}`,
    late === undefined ? '' : `late ${late.label}`,
  ];
}

function isDue(row: ShipmentRow, due: DueWindow, nowMs: number): boolean {
  const leftMs = Date.parse(row.plannedArriveAt) - nowMs;
  if (due === 'overdue') return leftMs < 0 && row.arrivedAt === null;
  return leftMs >= 0 && leftMs <= (due === '6h' ? 6 : 24) * HOUR_MS;
}
