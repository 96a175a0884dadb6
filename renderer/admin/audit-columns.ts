import type { AuditRow } from '#shared/protocol';
import { textColumn, timeColumn } from '#ui';
import type { Column } from '#ui';

/** The audit trail (SCREENS.md, Admin), in its order. */
export const AUDIT_COLUMNS: readonly Column<AuditRow>[] = [
  timeColumn<AuditRow>({
    id: 'time',
    header: 'Time',
    definition: 'When the hub wrote it, world time',
    of: (row) => row.at,
  }),
  textColumn<AuditRow>({ id: 'who', header: 'Who', widthPx: 104, of: (row) => row.actorName }),
  textColumn<AuditRow>({
    id: 'what',
    header: 'What',
    widthPx: 260,
    grow: 1,
    of: (row) => row.what,
    look: (row) => ({ ink: isRefusal(row) ? 'late' : undefined }),
  }),
  textColumn<AuditRow>({ id: 'object', header: 'Object', widthPx: 136, of: (row) => row.object }),
  textColumn<AuditRow>({
    id: 'why',
    header: 'Why',
    definition: 'The reason that was given; of a refusal the rule that said no',
    widthPx: 200,
    of: (row) => row.why,
  }),
  textColumn<AuditRow>({
    id: 'policy',
    header: 'Policy version',
    widthPx: 108,
    of: (row) => row.policy,
  }),
  timeColumn<AuditRow>({
    id: 'dataAsOf',
    header: 'Data as of',
    definition: 'The latest that any system had told when it was decided',
    widthPx: 108,
    of: (row) => row.dataAsOf,
  }),
  {
    id: 'hash',
    header: 'Hash',
    definition: 'SHA-256 over the row and the link before it',
    widthPx: 108,
    text: (row) => row.hash.slice(0, 12),
    value: (row) => row.hash,
    look: () => ({ weight: 'muted' }),
  },
];

/** Whether somebody wanted it and was told no. */
export function isRefusal({ type }: AuditRow): boolean {
  return type.startsWith('signalbox.hub.act.refused.');
}
