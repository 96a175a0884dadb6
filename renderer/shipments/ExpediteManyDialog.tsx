import { useState } from 'react';
import type { ShipmentRow } from '#shared/protocol';
import { TextField } from '#ui';
import { ManyDialog, useRight } from '#work';
import { stateText } from './shipment-words.ts';

/** Asks for speed for exactly the listed shipments, with one reason, and shows what came of each. */
export function ExpediteManyDialog({
  rows,
  onClose,
}: {
  rows: readonly ShipmentRow[];
  onClose: () => void;
}) {
  const right = useRight('shipment.expedite');
  const [listed] = useState(rows);
  const [reason, setReason] = useState('');
  return (
    <ManyDialog
      title="Expedite shipments"
      verb="Expedite"
      items={listed.map((row) => ({
        id: row.key,
        label: `${row.key}, ${row.fromName} → ${row.toName}: ${stateText(row)}`,
        call: { name: 'shipment.expedite', input: { shipment: row.key, reason: reason.trim() } },
      }))}
      unavailable={right ?? (reason.trim() === '' ? 'Needs a reason' : undefined)}
      onClose={onClose}
    >
      <TextField label="Reason" value={reason} onChange={setReason} isLong hasFocus />
    </ManyDialog>
  );
}
