import type { ShipmentDetail } from '#shared/protocol';
import { count, Facts, Section, wholeMoney } from '#ui';

/** Who waits for what is on it, and what is lost if it comes too late. */
export function HoldsUpSection({ holdsUp }: Pick<ShipmentDetail, 'holdsUp'>) {
  const { items, orders, customers, marginMinor, currency } = holdsUp;
  return (
    <Section title="What it holds up">
      <Facts
        facts={[
          { label: 'Items', value: count(items) },
          {
            label: 'Orders',
            value:
              orders === 0
                ? 'none'
                : `${count(orders)} ${orders === 1 ? 'order' : 'orders'}, ${count(customers)} ${customers === 1 ? 'customer' : 'customers'}`,
          },
          {
            label: 'Margin at risk',
            value: wholeMoney({ minor: marginMinor, currency }),
            isStrong: marginMinor !== 0,
          },
        ]}
      />
    </Section>
  );
}
