import type { ExceptionRow } from '#shared/protocol';
import {
  count,
  dayTime,
  knownMoney,
  orNothing,
  STATE_SHAPES,
  wholeMoney,
  type Viewpoint,
} from '#ui';
import type { Difference } from '#work';
import { statusWord } from './exception-words.ts';

/**
 * What is not as the person saw it, in the order in which it matters to a decision. Empty while the version is the same:
 * smaller changes of money and time are no reason to ask again.
 */
export function differencesOf(
  saw: ExceptionRow,
  now: ExceptionRow,
  view: Viewpoint,
): readonly Difference[] {
  if (saw.version === now.version) return [];
  const found = FIELDS.map(({ label, of }) => ({
    label,
    saw: of(saw, view),
    now: of(now, view),
  })).filter((difference) => difference.saw !== difference.now);
  if (found.length > 0) return found;
  return [{ label: 'Version', saw: String(saw.version), now: String(now.version) }];
}

const FIELDS: readonly {
  label: string;
  of: (row: ExceptionRow, view: Viewpoint) => string;
}[] = [
  { label: 'Status', of: statusWord },
  { label: 'State', of: (row) => STATE_SHAPES[row.state].word },
  {
    label: 'At risk',
    of: (row) => orNothing(knownMoney(row.atRiskMinor, row.currency), wholeMoney),
  },
  { label: 'Owner', of: (row) => row.ownerName ?? 'Unassigned' },
  { label: 'Escalated to', of: (row) => row.escalatedTo ?? '–' },
  { label: 'Folded under', of: (row) => row.parent ?? '–' },
  {
    label: 'Decide by',
    of: (row, view) => (row.decideByAt === null ? '–' : dayTime(row.decideByAt, view)),
  },
  { label: 'Orders', of: (row) => count(row.orders) },
  { label: 'Raised', of: (row) => `${count(row.count)} times` },
];
