import type { FaultRequest } from '#shared/contracts';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

type FaultKind = FaultRequest['kind'];

/** What the simulator can do wrong on request, as one would say it, and what to look for. */
export const FAULT_KINDS: readonly { value: FaultKind; label: string; effect: string }[] = [
  {
    value: 'silence',
    label: 'Fall silent',
    effect: 'The link stays, nothing comes: its values turn stale, and are caught up afterwards.',
  },
  { value: 'lag', label: 'Lag', effect: 'Events come late: the P99 lag grows.' },
  { value: 'duplicate', label: 'Send twice', effect: 'Repeats are counted and dropped.' },
  { value: 'reorder', label: 'Send out of order', effect: 'The hub puts them in order again.' },
  { value: 'gap', label: 'Leave gaps', effect: 'Missing ranges are found and asked for.' },
  {
    value: 'malformed',
    label: 'Send malformed events',
    effect: 'They become dead letters, and the feed goes on.',
  },
  { value: 'refuse', label: 'Refuse commands', effect: 'Commands come back with its words.' },
  { value: 'slow', label: 'Answer commands slowly', effect: 'Commands wait for their answer.' },
  {
    value: 'unanswered',
    label: 'Leave commands unanswered',
    effect: 'Commands are sent again, and applied once.',
  },
  { value: 'disconnect', label: 'Disconnect', effect: 'The link drops and comes back.' },
  {
    value: 'restart',
    label: 'Restart',
    effect: 'It comes back with the same books, and the hub goes on from its cursor.',
  },
  {
    value: 'shortReceipt',
    label: 'Receive transfers short',
    effect:
      'A warehouse counts less than left; the rest stays in transit until a person closes it.',
  },
  {
    value: 'overReceipt',
    label: 'Receive transfers over',
    effect: 'A warehouse counts more than left; the surplus is received and not billed.',
  },
  {
    value: 'damagedReceipt',
    label: 'Receive transfers damaged',
    effect: 'A part of what comes is blocked, and sellable nowhere.',
  },
  {
    value: 'refusedReceipt',
    label: 'Refuse transfers at the dock',
    effect: 'They go back to their source as a shipment of their own, in transit all the while.',
  },
];

/** How long it lasts, in world time. */
export const FAULT_DURATIONS: readonly { value: string; label: string }[] = [
  { value: String(MINUTE_MS), label: '1 min' },
  { value: String(10 * MINUTE_MS), label: '10 min' },
  { value: String(30 * MINUTE_MS), label: '30 min' },
  { value: String(2 * HOUR_MS), label: '2 h' },
  { value: String(12 * HOUR_MS), label: '12 h' },
];
