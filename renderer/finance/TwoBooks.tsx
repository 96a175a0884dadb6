import type { IntercompanyDetail, IntercompanyRow } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import {
  count,
  ledgerAmount,
  Note,
  NOTHING_YET,
  orNothing,
  Section,
  SmallTable,
  useViewpoint,
  weekdayDate,
} from '#ui';
import { monthText } from './finance-filter.ts';

/** What each ledger says of the same goods, side by side, and what is between them. */
export function TwoBooks({ row, detail }: { row: IntercompanyRow; detail: IntercompanyDetail }) {
  const view = useViewpoint();
  const [seller, buyer] = detail.sides;
  const amount = (minor: number) => ledgerAmount(minor, row.currency);
  const isForeign = buyer.currency !== row.currency;
  const pieces = (of: number | null, what: string) =>
    of === null
      ? NOTHING_YET
      : `${count(of)} ${row.unit === null ? '' : UNIT_WORDS[row.unit]} ${what}`;
  const dated = ({ bookedAt, period }: (typeof detail.sides)[number]) =>
    bookedAt === null
      ? NOTHING_YET
      : `${weekdayDate(bookedAt, view)}, ${period === null ? '' : monthText(period)}`;
  return (
    <Section title="Two books, one move" aside={row.currency}>
      <SmallTable
        label="Two books, one move"
        columns={[
          { header: '' },
          { header: `${row.sellerName} (seller)`, align: 'right' },
          { header: `${row.buyerName} (buyer)`, align: 'right' },
        ]}
        rows={[
          {
            id: 'pieces',
            cells: ['Quantity', pieces(row.sent, 'shipped'), pieces(row.got, 'received')],
          },
          {
            id: 'due',
            cells: [
              'Booked',
              orNothing(seller.documentMinor, amount),
              orNothing(buyer.documentMinor, amount),
            ],
          },
          ...(isForeign
            ? [
                {
                  id: 'ledger',
                  cells: [
                    'In its ledger',
                    orNothing(
                      seller.dueMinor,
                      (minor) => `${ledgerAmount(minor, seller.currency)} ${seller.currency}`,
                    ),
                    orNothing(
                      buyer.dueMinor,
                      (minor) => `${ledgerAmount(minor, buyer.currency)} ${buyer.currency}`,
                    ),
                  ],
                },
              ]
            : []),
          { id: 'account', cells: ['Account', seller.account, buyer.account] },
          { id: 'date', cells: ['Date, period', dated(seller), dated(buyer)] },
          {
            id: 'difference',
            look: 'total' as const,
            cells: ['Difference', '', amount(row.unmatchedMinor)],
          },
        ]}
      />
      <Note>{row.cause}.</Note>
      {buyer.rate === null ? null : <Note>{`${buyer.rate}.`}</Note>}
      {row.transitMinor === 0 ? null : (
        <Note>
          {`${amount(row.transitMinor)} is in transit, ${amount(row.profitMinor)} of it profit that the group earns when it has arrived.`}
        </Note>
      )}
    </Section>
  );
}
