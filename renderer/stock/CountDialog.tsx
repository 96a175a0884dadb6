import type { StockRow } from '#shared/protocol';
import { Note } from '#ui';
import { ActDialog, ManyDialog, useRight } from '#work';

/** Asks the warehouse to count one position, or each of several with its own answer. */
export function CountDialog({ rows, onClose }: { rows: readonly StockRow[]; onClose: () => void }) {
  const right = useRight('stock.requestCount');
  const [first] = rows;
  if (rows.length === 1 && first !== undefined) {
    return (
      <ActDialog
        title={`Request count of ${first.sku} at ${first.siteCode}`}
        verb="Request count"
        name="stock.requestCount"
        input={() => ({ site: first.site, gtin: first.gtin })}
        done={`Requested count of ${first.sku} at ${first.siteCode}`}
        onClose={onClose}
      >
        <p>{first.description}</p>
        <Note>
          The figures change when the warehouse has counted, and not before. It is asked once: a
          count that is under way is not asked for again.
        </Note>
      </ActDialog>
    );
  }
  return (
    <ManyDialog
      title="Request count"
      verb="Request count"
      items={rows.map((row) => ({
        id: row.key,
        label: `${row.sku} at ${row.siteCode}, ${row.description}`,
        call: { name: 'stock.requestCount', input: { site: row.site, gtin: row.gtin } },
      }))}
      unavailable={right}
      onClose={onClose}
    />
  );
}
