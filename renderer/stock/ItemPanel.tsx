import { Boxes } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StockRow } from '#shared/protocol';
import {
  Button,
  closePanel,
  ContextPanel,
  count,
  Pill,
  Section,
  SmallTable,
  STATE_SHAPES,
  StateShapeSvg,
  StaleValue,
  staleSince,
  useViewpoint,
} from '#ui';
import { AsOfNote, useRight } from '#work';
import type { PivotRow, StockPivot } from './stock-pivot.ts';

interface ItemPanelProps {
  item: string;
  source: StockPivot;
  onOpen: (row: StockRow) => void;
  onPropose: (row: StockRow) => void;
}

/** One item over all sites: who has how much, who is short, and the way to each position. */
export function ItemPanel({ item, source, onOpen, onPropose }: ItemPanelProps) {
  const row = usePivotRow(source, item);
  const view = useViewpoint();
  const right = useRight('transfer.create');
  if (row === undefined) return null;
  const positions = [...row.bySite.values()].sort((a, b) => a.siteCode.localeCompare(b.siteCode));
  const oldest = positions.reduce((old, one) =>
    one.asOf.occurredAt < old.asOf.occurredAt ? one : old,
  );
  const short = positions.filter((one) => one.excessOrShort < 0);
  const neediest = short.toSorted((a, b) => a.excessOrShort - b.excessOrShort)[0];
  return (
    <ContextPanel
      kind="Item"
      icon={Boxes}
      asOf={<AsOfNote asOf={oldest.asOf} />}
      name={row.description}
      about={`${row.sku} · GTIN ${row.gtin}`}
      pills={
        <>
          <Pill state={row.state}>{STATE_SHAPES[row.state].word}</Pill>
          <Pill>{`Class ${row.abcClass}`}</Pill>
          <Pill>{`${count(short.length)} of ${count(positions.length)} sites short`}</Pill>
        </>
      }
      onClose={closePanel}
      actions={
        <Button
          isPrimary
          keys="P"
          isKeyBoundElsewhere
          unavailable={right ?? (neediest === undefined ? 'No site is short of it' : undefined)}
          onPress={() => (neediest === undefined ? undefined : onPropose(neediest))}
        >
          Propose transfer
        </Button>
      }
    >
      <Section title="By site" aside="oldest as-of above">
        <SmallTable
          label="By site"
          columns={[
            { header: 'Site' },
            { header: 'Available', align: 'right' },
            { header: 'In transit', align: 'right' },
            { header: 'Excess or short', align: 'right' },
            { header: '' },
          ]}
          rows={positions.map((position) => {
            const since = staleSince(position.asOf, view);
            const free = count(position.available);
            return {
              id: position.key,
              cells: [
                <span key="site">
                  <StateShapeSvg
                    state={position.state}
                    sizePx={11}
                    label={STATE_SHAPES[position.state].word}
                  />{' '}
                  {position.siteCode}
                </span>,
                since === null ? free : <StaleValue since={since}>{free}</StaleValue>,
                count(position.inTransitIn),
                count(position.excessOrShort),
                <Button key="open" isSmall onPress={() => onOpen(position)}>
                  Open
                </Button>,
              ],
            };
          })}
        />
      </Section>
    </ContextPanel>
  );
}

/** The item's row, live. */
function usePivotRow(source: StockPivot, item: string): PivotRow | undefined {
  const [row, setRow] = useState(() => source.get(item));
  useEffect(() => {
    setRow(source.get(item));
    return source.subscribe((changed, removed) => {
      for (const id of [...changed, ...removed]) if (id === item) setRow(source.get(item));
    });
  }, [source, item]);
  return row;
}
