import { Truck } from 'lucide-react';
import type { ShipmentRow } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { count, signedDurationText, wholeMoney } from '#ui';
import { ManyPanel } from '#work';

/** What several picked shipments add up to, and the act that they share. */
export function ShipmentsTogether({
  rows,
  onExpedite,
}: {
  rows: readonly ShipmentRow[];
  onExpedite: () => void;
}) {
  const most = Math.max(...rows.map((row) => row.lateByMinutes));
  const currency = rows[0]?.currency ?? 'USD';
  const minor = rows.reduce((sum, row) => sum + row.valueMinor, 0);
  const isLate = (row: ShipmentRow) => row.lateByMinutes * MINUTE_MS > HOUR_MS;
  return (
    <ManyPanel
      kind="Shipments"
      noun="shipments"
      icon={Truck}
      rows={rows}
      facts={[
        { label: 'Value', value: wholeMoney({ minor, currency }), isStrong: true },
        { label: 'Orders', value: count(rows.reduce((sum, row) => sum + row.orders, 0)) },
        { label: 'Late by more than 1 h', value: count(rows.filter(isLate).length) },
        { label: 'Latest', value: signedDurationText(most * MINUTE_MS) },
      ]}
      act={{ label: 'Expedite all', keys: '.', onPress: onExpedite }}
    />
  );
}
