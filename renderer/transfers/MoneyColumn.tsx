import type { TransferCard, TransferRow } from '#shared/protocol';
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
} from '#ui';
import { LedgerBook } from '#work';
import { stillToPost } from './still-to-post.ts';
import { hasEnded } from './transfer-words.ts';
import styles from './card.module.css';

interface MoneyColumnProps {
  card: TransferCard;
  row: Pick<TransferRow, 'unit' | 'betweenEntities' | 'booked' | 'step'>;
}

/** What it costs and where it is booked, in both ledgers: the second column. */
export function MoneyColumn({ card, row }: MoneyColumnProps) {
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
      <Section
        title={row.betweenEntities ? 'Intercompany' : 'Within one entity'}
        {...(row.betweenEntities ? { aside: `priced by ${card.pricePolicy}` } : {})}
      >
        <PriceTable card={card} unit={row.unit} betweenEntities={row.betweenEntities} />
        {card.rate === null ? null : <Note>{`${card.rate}.`}</Note>}
      </Section>
      {posted.map((book) => (
        <LedgerBook key={`posted ${book.entity} ${book.period}`} word="Posted" book={book} />
      ))}
      {due.map((book) => (
        <LedgerBook
          key={`due ${book.entity} ${book.period}`}
          word={posted.length === 0 ? 'Postings preview' : 'Still to post'}
          book={book}
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
