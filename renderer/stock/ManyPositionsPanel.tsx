import { Boxes } from 'lucide-react';
import type { StockRow } from '#shared/protocol';
import { worstState } from '#shared/vocabulary';
import { Button, closePanel, ContextPanel, count, Facts, Pill, Section, STATE_SHAPES } from '#ui';

/** What several picked positions add up to. Pieces of different items are no sum, so only positions are counted. */
export function ManyPositionsPanel({
  rows,
  onRequestCount,
}: {
  rows: readonly StockRow[];
  onRequestCount: () => void;
}) {
  const worst = worstState(rows.map((row) => row.state));
  const sum = (of: (row: StockRow) => boolean) => count(rows.filter(of).length);
  return (
    <ContextPanel
      kind="Stock positions"
      icon={Boxes}
      asOf={null}
      name={`${count(rows.length)} positions`}
      pills={<Pill state={worst}>{`Worst ${STATE_SHAPES[worst].word.toLowerCase()}`}</Pill>}
      onClose={closePanel}
      actions={
        <Button isPrimary keys="Shift C" isKeyBoundElsewhere onPress={onRequestCount}>
          Request count of all
        </Button>
      }
    >
      <Section title="Together">
        <Facts
          facts={[
            { label: 'Short', value: sum((row) => row.excessOrShort < 0), isStrong: true },
            { label: 'In excess', value: sum((row) => row.excessOrShort > 0) },
            {
              label: 'Below zero within 14 days',
              value: sum((row) => row.firstBelowZeroAt !== null),
            },
            { label: 'Sites', value: count(new Set(rows.map((row) => row.siteCode)).size) },
            { label: 'Items', value: count(new Set(rows.map((row) => row.gtin)).size) },
          ]}
        />
      </Section>
    </ContextPanel>
  );
}
