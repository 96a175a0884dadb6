import { useState } from 'react';
import type { OrderRow } from '#shared/protocol';
import { ChoiceField, Note } from '#ui';
import { ActDialog } from '#work';

const PRIORITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Asks the ERP to serve an order earlier or later; it is the ERP that allocates, and its word that changes the row. */
export function PriorityDialog({ order, onClose }: { order: OrderRow; onClose: () => void }) {
  const [priority, setPriority] = useState(String(Math.max(1, order.priority - 1)));
  return (
    <ActDialog
      title={`Re-prioritise ${order.key}`}
      verb="Re-prioritise"
      name="order.reprioritise"
      input={(reason) => ({ order: order.key, priority: Number(priority), reason })}
      reason="needed"
      unavailable={Number(priority) === order.priority ? 'It has this priority already' : undefined}
      done={`Re-prioritise ${order.key} was sent to the ERP`}
      onClose={onClose}
    >
      <p>{`${order.customer}, priority ${order.priority} now`}</p>
      <ChoiceField
        label="Priority"
        value={priority}
        onChange={setPriority}
        choices={PRIORITIES.map((value) => ({
          value: String(value),
          label: value === 1 ? '1, served first' : String(value),
        }))}
      />
      <Note>Orders behind it get what is left: whoever loses stock to it shows as at risk.</Note>
    </ActDialog>
  );
}
