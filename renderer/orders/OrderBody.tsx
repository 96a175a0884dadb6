import type { OrderDetail } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import type { Currency } from '#shared/vocabulary';
import { count, dayTime, Note, Section, SmallTable, useViewpoint, wholeMoney } from '#ui';
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
  const missing = lines.filter((line) => line.allocated + line.shipped < line.quantity).length;
  const hasShipped = lines.some((line) => line.shipped > 0);
  return (
    <Section
      title="Lines and allocation"
      aside={
        missing === 0 ? 'all covered' : `${count(missing)} of ${count(lines.length)} not covered`
      }
    >
      <SmallTable
        label="Lines and allocation"
        columns={[
          { header: 'Item' },
          { header: 'Ordered', align: 'right' },
          { header: 'Allocated', align: 'right' },
          ...(hasShipped ? [{ header: 'Shipped', align: 'right' as const }] : []),
          { header: 'Needed', align: 'right' },
          { header: 'Margin', align: 'right' },
        ]}
        rows={lines.map((line) => ({
          id: String(line.line),
          cells: [
            <span key="item" className={styles['sku']} title={line.description}>
              {line.sku}
            </span>,
            `${count(line.quantity)} ${UNIT_WORDS[line.unit]}`,
            count(line.allocated),
            ...(hasShipped ? [count(line.shipped)] : []),
            dayTime(line.needBy, view),
            wholeMoney({ minor: line.marginMinor, currency }),
          ],
          ...(line.allocated + line.shipped < line.quantity ? { look: 'strong' as const } : {}),
        }))}
      />
      <Note>The ERP allocates by priority, then by need date; priority 1 is served first.</Note>
    </Section>
  );
}
