import type { PostingPreview } from '#shared/protocol';
import { ledgerAmount, Section, SmallTable, useViewpoint, weekdayDate } from '#ui';
import type { Viewpoint } from '#ui';

/** One entity's book in one period: "Posted: Northern Supply LLC", or what would be. */
export function LedgerBook({ word, book }: { word: string; book: PostingPreview }) {
  return (
    <Section title={`${word}: ${book.entityName}`} aside={book.currency}>
      <LedgerTable book={book} />
    </Section>
  );
}

/** Debit and credit of a book stand under each other and add up to the same. */
export function LedgerTable({ book }: { book: PostingPreview }) {
  const view = useViewpoint();
  const { lines, currency, period, totalMinor, entityName } = book;
  const amount = (minor: number) => (minor === 0 ? '' : ledgerAmount(minor, currency));
  const debit = lines.reduce((sum, line) => sum + line.debitMinor, 0);
  const credit = lines.reduce((sum, line) => sum + line.creditMinor, 0);
  const isBalanced = debit === credit && debit === totalMinor;
  return (
    <SmallTable
      label={`${entityName}, ${period}`}
      columns={[
        { header: 'Date', isWhole: true },
        { header: 'Acct' },
        { header: 'Account' },
        { header: 'Debit', align: 'right' },
        { header: 'Credit', align: 'right' },
      ]}
      rows={[
        ...lines.map((line, i) => ({
          id: String(i),
          cells: [
            isSameDate(line, lines[i - 1], view) ? '' : dateOf(line.on, view),
            line.account,
            line.name,
            amount(line.debitMinor),
            amount(line.creditMinor),
          ],
        })),
        {
          id: 'total',
          look: 'total' as const,
          cells: [
            '',
            '',
            isBalanced ? `${period} balanced` : `${period} not balanced`,
            ledgerAmount(debit, currency),
            ledgerAmount(credit, currency),
          ],
        },
      ]}
    />
  );
}

function isSameDate(
  line: PostingPreview['lines'][number],
  before: PostingPreview['lines'][number] | undefined,
  view: Viewpoint,
): boolean {
  return before !== undefined && dateOf(line.on, view) === dateOf(before.on, view);
}

/** A posting has a date, no time. */
function dateOf(instant: string, view: Viewpoint): string {
  return weekdayDate(instant, view).replace(/^\w+ /, '');
}
