import type { LinePromise, OrderDetail } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import type { Currency } from '#shared/vocabulary';
import {
  count,
  dayTime,
  decidingTime,
  Note,
  Section,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { HubHistory } from '#work';
import { placeOfLink } from './trace-place.ts';
import styles from './order.module.css';

/** Lines with what each has got, the trace from cause to margin, and what happened. */
export function OrderBody({ detail, currency }: { detail: OrderDetail; currency: Currency }) {
  return (
    <>
      <Lines lines={detail.lines} currency={currency} />
      <Section title="From cause to margin">
        {detail.trace.length === 0 ? (
          <Note>Nothing holds it up.</Note>
        ) : (
          <ol className={styles['trace']}>
            {detail.trace.map(({ label, key }, i) => {
              const place = key === detail.key ? null : placeOfLink(key);
              return (
                <li key={`${i} ${label}`}>
                  {place === null ? label : <a href={`#${place}`}>{label}</a>}
                </li>
              );
            })}
          </ol>
        )}
      </Section>
      <HubHistory entries={detail.history} />
    </>
  );
}

function Lines({ lines, currency }: { lines: OrderDetail['lines']; currency: Currency }) {
  const view = useViewpoint();
  const open = lines.filter((line) => !isCovered(line)).length;
  const [first] = lines;
  // A column that says the same on every line says it better once, below.
  const isOneDate = lines.every((line) => line.needBy === first?.needBy);
  const right = 'right' as const;
  return (
    <Section
      title="Lines and allocation"
      aside={open === 0 ? 'all covered' : `${count(open)} of ${count(lines.length)} not covered`}
    >
      <SmallTable
        label="Lines and allocation"
        columns={[
          { header: 'Item' },
          { header: 'Ordered', align: right },
          { header: 'Allocated', align: right },
          ...(isOneDate ? [] : [{ header: 'Needed', align: right }]),
          { header: 'Margin', align: right },
        ]}
        rows={lines.map((line) => ({
          id: String(line.line),
          cells: [
            <span key="item" className={styles['sku']} title={line.description}>
              {line.sku}
              {line.servedFrom === null ? null : (
                <span className={styles['from']}>{`from ${line.servedFrom}`}</span>
              )}
            </span>,
            `${count(line.quantity)} ${UNIT_WORDS[line.unit]}`,
            allocatedText(line),
            ...(isOneDate ? [] : [dayTime(line.needBy, view)]),
            wholeMoney({ minor: line.marginMinor, currency }),
          ],
          ...(isCovered(line) ? {} : { look: 'strong' as const }),
        }))}
      />
      {lines.map(({ line, sku, promise }) =>
        promise === null ? null : <Promised key={line} sku={sku} promise={promise} />,
      )}
      {lines.map(({ line, sku, turn }) =>
        turn === null ? null : (
          <p key={line} className={styles['promise']}>
            {`${sku} is ${ordinal(turn.place)} of ${count(turn.of)} that wait for it: row ${turn.row} of ${turn.policy}, ${turn.why}.`}
          </p>
        ),
      )}
      <Note>
        {isOneDate && first !== undefined ? `All needed by ${dayTime(first.needBy, view)}. ` : ''}
        The ERP gives what comes; to have it follow another order, re-prioritise or move a
        reservation.
      </Note>
    </Section>
  );
}

/** What a line is promised from, and how that moved: the date follows what brings it. */
function Promised({ sku, promise }: { sku: string; promise: LinePromise }) {
  const view = useViewpoint();
  const { number, shipment, firstAt, at, moves } = promise;
  const by = shipment === null ? number : `${number} on ${shipment}`;
  const place = placeOfLink(shipment ?? number);
  return (
    <p className={styles['promise']}>
      {`${sku} is promised from `}
      {place === null ? by : <a href={`#${place}`}>{by}</a>}
      {at === null
        ? ', which no system tells of any more.'
        : `, likely there ${decidingTime(at, view)}${moves === 0 || firstAt === null ? '' : `; first said for ${decidingTime(firstAt, view)}`}.`}
    </p>
  );
}

/** "1st", "2nd", "11th". */
function ordinal(place: number): string {
  const ending = new Intl.PluralRules('en', { type: 'ordinal' }).select(place);
  return `${count(place)}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[ending]}`;
}

/** A line that has what was ordered; what has left was allocated before. */
function isCovered({ quantity, allocated, shipped }: OrderDetail['lines'][number]): boolean {
  return Math.max(allocated, shipped) >= quantity;
}

/** "4, shipped", "12, 8 shipped", "0". */
function allocatedText({ allocated, shipped }: OrderDetail['lines'][number]): string {
  if (shipped === 0) return count(allocated);
  return shipped >= allocated
    ? `${count(shipped)}, shipped`
    : `${count(allocated)}, ${count(shipped)} shipped`;
}
