import { Boxes } from 'lucide-react';
import type { StockRow } from '#shared/protocol';
import { count } from '#ui';
import { ManyPanel } from '#work';

/** What several picked positions add up to. Pieces of different items are no sum, so only positions are counted. */
export function PositionsTogether({
  rows,
  onRequestCount,
}: {
  rows: readonly StockRow[];
  onRequestCount: () => void;
}) {
  const sum = (of: (row: StockRow) => boolean) => count(rows.filter(of).length);
  return (
    <ManyPanel
      kind="Stock positions"
      noun="positions"
      icon={Boxes}
      rows={rows}
      facts={[
        { label: 'Short', value: sum((row) => row.excessOrShort < 0), isStrong: true },
        { label: 'In excess', value: sum((row) => row.excessOrShort > 0) },
        { label: 'Below zero within 14 days', value: sum((row) => row.firstBelowZeroAt !== null) },
        { label: 'Sites', value: count(new Set(rows.map((row) => row.siteCode)).size) },
        { label: 'Items', value: count(new Set(rows.map((row) => row.gtin)).size) },
      ]}
      act={{ label: 'Request count of all', keys: 'Shift C', onPress: onRequestCount }}
    />
  );
}
