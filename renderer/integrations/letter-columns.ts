import type { Column } from '#ui';
import { quantityColumn, sourceName, textColumn, timeColumn } from '#ui';
import { fixOf } from './letter-group.ts';
import type { LetterGroup } from './letter-group.ts';

/** Dead letters grouped by cause (SCREENS.md, Integrations). */
export const LETTER_COLUMNS: readonly Column<LetterGroup>[] = [
  textColumn<LetterGroup>({
    id: 'feed',
    header: 'Feed',
    widthPx: 120,
    of: (row) => sourceName(row.feed),
  }),
  timeColumn<LetterGroup>({
    id: 'received',
    header: 'Received',
    definition: 'When the newest of them came',
    firstSort: 'desc',
    of: (row) => row.lastAt,
  }),
  textColumn<LetterGroup>({
    id: 'event',
    header: 'Event',
    widthPx: 230,
    of: (row) => row.type,
    weight: 'muted',
  }),
  textColumn<LetterGroup>({
    id: 'reason',
    header: 'Why refused',
    widthPx: 260,
    grow: 1,
    of: (row) => (row.path === '' ? row.reason : `${row.path} ${row.reason}`),
  }),
  textColumn<LetterGroup>({ id: 'about', header: 'About', widthPx: 180, of: (row) => row.about }),
  quantityColumn<LetterGroup>({
    id: 'count',
    header: 'Count',
    widthPx: 64,
    of: (row) => row.count,
    look: () => ({ weight: 'strong' }),
  }),
  textColumn<LetterGroup>({ id: 'fix', header: 'Fix', widthPx: 150, of: fixOf }),
];
