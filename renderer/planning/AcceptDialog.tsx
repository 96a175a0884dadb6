import { useState } from 'react';
import type { PlanDetail, PlanLineView } from '#shared/protocol';
import { Note, quantity, TextField, wholeMoney } from '#ui';
import { ManyDialog, useRight } from '#work';

interface AcceptDialogProps {
  detail: PlanDetail;
  /** Exactly the lines that were picked, or all that are not accepted yet. */
  lines: readonly PlanLineView[];
  onClose: () => void;
}

/** Makes a transfer of each line, under policy as any transfer; says what came of each. */
export function AcceptDialog({ detail, lines, onClose }: AcceptDialogProps) {
  const right = useRight('plan.acceptLine');
  const [listed] = useState(lines);
  const [seen] = useState(detail.row.version);
  const [reason, setReason] = useState('');
  const staleReason = reason.trim();
  const money = (of: (line: PlanLineView) => number) =>
    wholeMoney({
      minor: listed.reduce((sum, line) => sum + of(line), 0),
      currency: detail.row.currency,
    });
  return (
    <ManyDialog
      title={`Accept lines of ${detail.key}`}
      verb="Accept"
      items={listed.map((line) => ({
        id: line.key,
        label: `${line.fromCode} → ${line.toCode}, ${quantity(line.quantity, line.unit)} ${line.sku}`,
        call: {
          name: 'plan.acceptLine',
          input: {
            plan: detail.key,
            seen,
            line: line.key,
            ...(staleReason === '' ? {} : { staleReason }),
          },
        },
      }))}
      unavailable={right}
      onClose={onClose}
    >
      <Note>
        {`Each becomes a transfer of its own and goes through policy: small ones go on, others wait for whom it names. The plan counts ${money((line) => line.truckShareMinor + line.freightMinor)} on shared trucks; if every transfer goes alone it is ${money((line) => line.aloneMinor)}.`}
      </Note>
      <TextField
        label="Reason, where stock is stale"
        value={reason}
        onChange={setReason}
        hint="Asked for a source whose warehouse is silent; stays empty otherwise."
      />
    </ManyDialog>
  );
}
