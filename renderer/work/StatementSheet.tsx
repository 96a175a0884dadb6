import type { StatementView } from '#shared/protocol';
import { count, exactMoney, Facts, ledgerAmount, Note, SmallTable } from '#ui';
import { LedgerBook } from './LedgerBook.tsx';

/** As many documents as a person reads through; the rest is in their sum. */
const SHOWN = 8;

/** A statement between two entities: who pays whom, of which documents, and what both ledgers will book. */
export function StatementSheet({ statement }: { statement: StatementView }) {
  const { currency, payerName, payeeName, netMinor, items, books, leftOut, upTo } = statement;
  const money = (minor: number) => exactMoney({ minor, currency });
  const left = [
    leftOut.transits === 0
      ? ''
      : `${count(leftOut.transits)} on their way, ${money(leftOut.transitMinor)}`,
    leftOut.differences === 0
      ? ''
      : `${count(leftOut.differences)} that differ, ${money(leftOut.unmatchedMinor)}`,
    leftOut.over === 0 ? '' : `${count(leftOut.over)} more than one statement takes`,
  ].filter((words) => words !== '');
  const rest = items.slice(SHOWN);
  return (
    <>
      <Facts
        facts={[
          {
            label: 'Net',
            value: `${payerName} pays ${payeeName} ${money(netMinor)}`,
            isStrong: true,
          },
          { label: 'Documents', value: `${count(items.length)}, matched, up to ${monthOf(upTo)}` },
          ...(left.length === 0 ? [] : [{ label: 'Left out', value: left.join('; ') }]),
        ]}
      />
      <SmallTable
        label="Documents of the statement"
        columns={[
          { header: 'Document' },
          { header: 'Sold by' },
          { header: 'Period' },
          { header: `Due, ${currency}`, align: 'right' },
        ]}
        rows={[
          ...items.slice(0, SHOWN).map(({ document, sellerName, period, dueMinor }) => ({
            id: document,
            cells: [document, sellerName, monthOf(period), ledgerAmount(dueMinor, currency)],
          })),
          ...(rest.length === 0
            ? []
            : [
                {
                  id: 'rest',
                  cells: [
                    `and ${count(rest.length)} more`,
                    '',
                    '',
                    ledgerAmount(
                      rest.reduce((sum, { dueMinor }) => sum + dueMinor, 0),
                      currency,
                    ),
                  ],
                },
              ]),
        ]}
      />
      {books.map((book) => (
        <LedgerBook key={`${book.entity} ${book.period}`} word="Clears" book={book} />
      ))}
      <Note>
        Each ledger clears what it has open of these documents; the payment itself meets the net in
        settlement clearing.
      </Note>
    </>
  );
}

/** `2026-P06` → "P06". */
function monthOf(period: string): string {
  return period.slice(period.indexOf('-') + 1);
}
