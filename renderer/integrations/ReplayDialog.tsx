import { useState } from 'react';
import type { FeedRow } from '#shared/protocol';
import { count, NumberField } from '#ui';
import { ActDialog } from '#work';

/** Asks a feed to send again from a place of its sequence; what is known already is dropped as a repeat. */
export function ReplayDialog({ row, onClose }: { row: FeedRow; onClose: () => void }) {
  const [from, setFrom] = useState(String(Math.max(1, row.cursor)));
  const place = Number(from.replaceAll(',', ''));
  const isPlace = Number.isSafeInteger(place) && place >= 1;
  return (
    <ActDialog
      title={`Replay ${row.name}`}
      verb="Replay"
      name="feed.replay"
      input={() => ({ feed: row.key, from: place })}
      unavailable={isPlace ? undefined : 'Needs a whole number from 1 on'}
      done={`Asked ${row.name} to send again from ${from}`}
      onClose={onClose}
    >
      <NumberField
        label="From sequence"
        value={from}
        onChange={setFrom}
        hint={`Read so far: ${count(row.cursor)} of ${count(row.head)}. Nothing is taken twice.`}
        hasFocus
      />
    </ActDialog>
  );
}
