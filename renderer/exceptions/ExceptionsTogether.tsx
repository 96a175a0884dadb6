import { Siren } from 'lucide-react';
import type { ExceptionRow } from '#shared/protocol';
import { count } from '#ui';
import { ManyPanel } from '#work';
import { useMoneyTogether } from './use-money-together.ts';

/** What several picked exceptions add up to; the acts are those of the bulk dialog. */
export function ExceptionsTogether({
  rows,
  onBulk,
}: {
  rows: readonly ExceptionRow[];
  onBulk: () => void;
}) {
  const money = useMoneyTogether(rows, rows.map(({ togetherMinor }) => togetherMinor).join());
  const roots = rows.filter((row) => row.parent === null);
  return (
    <ManyPanel
      kind="Exceptions"
      noun="exceptions"
      icon={Siren}
      rows={rows}
      facts={[
        { label: 'At risk', value: money, isStrong: true },
        { label: 'Orders', value: count(roots.reduce((sum, row) => sum + row.orders, 0)) },
        { label: 'Unassigned', value: count(rows.filter((row) => row.owner === null).length) },
      ]}
      act={{ label: 'Act on all', keys: '.', onPress: onBulk }}
    />
  );
}
