import { Truck } from 'lucide-react';
import type { ShipmentRow } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS, worstState } from '#shared/vocabulary';
import {
  Button,
  closePanel,
  ContextPanel,
  count,
  Facts,
  Pill,
  Section,
  signedDurationText,
  STATE_SHAPES,
  wholeMoney,
} from '#ui';

/** What several picked shipments add up to, and the act that they share. */
export function ShipmentsTogether({
  rows,
  onExpedite,
}: {
  rows: readonly ShipmentRow[];
  onExpedite: () => void;
}) {
  const worst = worstState(rows.map((row) => row.state));
  const most = Math.max(...rows.map((row) => row.lateByMinutes));
  const currency = rows[0]?.currency ?? 'USD';
  const minor = rows.reduce((sum, row) => sum + row.valueMinor, 0);
  return (
    <ContextPanel
      kind="Shipments"
      icon={Truck}
      asOf={null}
      name={`${count(rows.length)} shipments`}
      pills={<Pill state={worst}>{`Worst ${STATE_SHAPES[worst].word.toLowerCase()}`}</Pill>}
      onClose={closePanel}
      actions={
        <Button isPrimary keys="." isKeyBoundElsewhere onPress={onExpedite}>
          Expedite all
        </Button>
      }
    >
      <Section title="Together">
        <Facts
          facts={[
            { label: 'Value', value: wholeMoney({ minor, currency }), isStrong: true },
            { label: 'Orders', value: count(rows.reduce((sum, row) => sum + row.orders, 0)) },
            {
              label: 'Late by more than 1 h',
              value: count(rows.filter((row) => row.lateByMinutes * MINUTE_MS > HOUR_MS).length),
            },
            { label: 'Latest', value: signedDurationText(most * MINUTE_MS) },
          ]}
        />
      </Section>
    </ContextPanel>
  );
}
