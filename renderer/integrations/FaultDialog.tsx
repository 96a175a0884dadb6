import { useState } from 'react';
import type { FeedRow } from '#shared/protocol';
import { ChoiceField, durationText } from '#ui';
import { ActDialog } from '#work';
import { FAULT_DURATIONS, FAULT_KINDS } from './fault-kinds.ts';

/** Makes the simulator behave badly for a while, to see what the network does about it. */
export function FaultDialog({ row, onClose }: { row: FeedRow; onClose: () => void }) {
  const [kind, setKind] = useState('silence');
  const [duration, setDuration] = useState(FAULT_DURATIONS[1]?.value ?? '0');
  const chosen = FAULT_KINDS.find(({ value }) => value === kind);
  return (
    <ActDialog
      title={`Make a fault in ${row.name}`}
      verb="Make fault"
      name="simulator.fault"
      input={() => ({ feed: row.key, kind, durationMs: Number(duration) })}
      done={`${row.name}: ${(chosen?.label ?? kind).toLowerCase()} for ${durationText(Number(duration))}`}
      onClose={onClose}
    >
      <ChoiceField
        label="What goes wrong"
        value={kind}
        onChange={setKind}
        choices={FAULT_KINDS.map(({ value, label }) => ({ value, label }))}
        hint={chosen?.effect}
      />
      <ChoiceField
        label="For how long"
        value={duration}
        onChange={setDuration}
        choices={FAULT_DURATIONS}
        hint="World time: at 60× ten minutes pass in ten seconds."
      />
    </ActDialog>
  );
}
