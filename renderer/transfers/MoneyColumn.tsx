import type { PostingPreview, TransferCard, TransferRow } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import {
  count,
  exactMoney,
  ledgerAmount,
  Note,
  NOTHING_YET,
  orNothing,
  quantity,
  Section,
  SmallTable,
  StateShapeSvg,
  unitPrice,
  useViewpoint,
  weekdayDate,
} from '#ui';
import type { Viewpoint } from '#ui';
import { stillToPost } from './still-to-post.ts';
import { hasEnded } from './transfer-words.ts';
import styles from './card.module.css';

interface MoneyColumnProps {
  card: TransferCard;
  row: Pick<TransferRow, 'unit' | 'betweenEntities' | 'booked' | 'step'>;
}

/** What it costs and where it is booked, in both ledgers: the second column. */
export function MoneyColumn({ card, row }: MoneyColumnProps) {
  const view = useViewpoint();
  const { cutOffWarning, previews, posted } = card;
  const due = row.booked === 'both' || hasEnded(row.step) ? [] : stillToPost(previews, posted);
  return (
    <>
      {cutOffWarning === null ? null : (
        <div className={styles['cutOff']} data-state="watch" role="status">
          <StateShapeSvg state="watch" sizePx={14} />
          <div>
            <b>Crosses the period end</b>
            <p>{cutOffWarning}</p>
          </div>
        </div>
      )}
      <Section title={row.betweenEntities ? 'Intercompany' : 'Within one entity'}>
        <PriceTable card={card} unit={row.unit} betweenEntities={row.betweenEntities} />
      </Section>
      {posted.map((book) => (
        <Book key={`posted ${book.entity} ${book.period}`} word="Posted" book={book} view={view} />
      ))}
      {due.map((book) => (
        <Book
          key={`due ${book.entity} ${book.period}`}
          word={posted.length === 0 ? 'Postings preview' : 'Still to post'}
          book={book}
          view={view}
        />
      ))}
      {posted.length === 0 && due.length === 0 ? (
        <Section title="Postings">
          <Note>{noPostingsText(row)}</Note>
        </Section>
      ) : null}
      <Section
        title="Shipped, received, booked"
        aside={card.quantities.shipped === null ? 'nothing shipped yet' : bookedText(row)}
      >
        <QuantityTable card={card} unit={row.unit} />
      </Section>
    </>
  );
}

interface PriceTableProps {
  card: TransferCard;
  unit: TransferRow['unit'];
  betweenEntities: boolean;
}

/** Who sells to whom, by which rule, and what that comes to. */
function PriceTable({ card, unit, betweenEntities }: PriceTableProps) {
  const { seller, buyer, unitPriceMicro, priceRule, valueMinor, freightMinor, currency } = card;
  const price = unitPrice(unitPriceMicro, currency);
  return (
    <dl className={styles['price']}>
      <dt>{betweenEntities ? 'Seller' : 'Owner'}</dt>
      <dd>{seller}</dd>
      <dd />
      {betweenEntities ? (
        <>
          <dt>Buyer</dt>
          <dd>{buyer}</dd>
          <dd />
        </>
      ) : null}
      <dt>{betweenEntities ? 'Transfer price' : 'Cost'}</dt>
      <dd>{priceRule}</dd>
      <dd>{`${price} / ${UNIT_WORDS[unit]}`}</dd>
      <dt>Value</dt>
      <dd>{`${quantity(card.quantities.planned, unit)} × ${price}`}</dd>
      <dd>
        <b>{exactMoney({ minor: valueMinor, currency })}</b>
      </dd>
      <dt>Freight</dt>
      <dd>{betweenEntities ? 'buyer pays' : ''}</dd>
      <dd>{exactMoney({ minor: freightMinor, currency })}</dd>
    </dl>
  );
}

function Book({ word, book, view }: { word: string; book: PostingPreview; view: Viewpoint }) {
  return (
    <Section title={`${word}: ${book.entityName}`} aside={book.currency}>
      <BookTable book={book} view={view} />
    </Section>
  );
}

/** One entity's book in one period; debit and credit stand under each other and add up to the same. */
function BookTable({ book, view }: { book: PostingPreview; view: Viewpoint }) {
  const { lines, currency, period, totalMinor, entityName } = book;
  const amount = (minor: number) => (minor === 0 ? '' : ledgerAmount(minor, currency));
  const debit = lines.reduce((sum, line) => sum + line.debitMinor, 0);
  const credit = lines.reduce((sum, line) => sum + line.creditMinor, 0);
  const isBalanced = debit === credit && debit === totalMinor;
  return (
    <SmallTable
      label={`${entityName}, ${period}`}
      columns={[
        { header: 'Date' },
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

/** What was planned, what left and what came, in pieces and in money. */
function QuantityTable({ card, unit }: { card: TransferCard; unit: TransferRow['unit'] }) {
  const { planned, shipped, received, short } = card.quantities;
  const pieces = (value: number | null) => orNothing(value, count);
  const value = (pieceCount: number | null) =>
    pieceCount === null || planned === 0
      ? NOTHING_YET
      : ledgerAmount(Math.round((card.valueMinor * pieceCount) / planned), card.currency);
  return (
    <SmallTable
      label="Shipped, received, booked"
      columns={[
        { header: '' },
        { header: 'Planned', align: 'right' },
        { header: 'Shipped', align: 'right' },
        { header: 'Received', align: 'right' },
        { header: 'Short', align: 'right' },
      ]}
      rows={[
        {
          id: 'pieces',
          cells: [
            `Quantity, ${UNIT_WORDS[unit]}`,
            ...[planned, shipped, received, short].map(pieces),
          ],
        },
        {
          id: 'value',
          cells: [`Value, ${card.currency}`, ...[planned, shipped, received, short].map(value)],
        },
      ]}
    />
  );
}

function noPostingsText({ betweenEntities, step }: MoneyColumnProps['row']): string {
  if (!betweenEntities) return 'No postings: the stock stays in one entity’s books.';
  return hasEnded(step)
    ? 'Nothing was posted: it ended before it shipped.'
    : 'Both ledgers have booked it; the lines are on their way here.';
}

function bookedText({ betweenEntities, booked }: MoneyColumnProps['row']): string {
  if (!betweenEntities) return 'one entity, nothing to book between';
  if (booked === 'both') return 'booked in both ledgers';
  return booked === 'part' ? 'booked in one ledger' : 'not booked yet';
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
