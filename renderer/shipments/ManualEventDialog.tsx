import { useState } from 'react';
import { useAnswer } from '#live';
import type { ShipmentDetail, ShipmentRow } from '#shared/protocol';
import { fromMs, MINUTE_MS } from '#shared/vocabulary';
import { ChoiceField, NumberField, Note, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog, HubRegion } from '#work';

interface ManualEventDialogProps {
  row: ShipmentRow;
  onClose: () => void;
}

type Milestone = ShipmentDetail['milestones'][number];

/** Enters a milestone that the feed did not tell; asks the hub which ones are open. */
export function ManualEventDialog({ row, onClose }: ManualEventDialogProps) {
  const answer = useAnswer('shipment.detail', { key: row.key });
  return (
    <HubRegion answer={answer}>
      {({ milestones }) => (
        <EnterMilestone
          row={row}
          open={milestones.filter(({ actualAt }) => actualAt === null)}
          onClose={onClose}
        />
      )}
    </HubRegion>
  );
}

function EnterMilestone({
  row,
  open: milestones,
  onClose,
}: ManualEventDialogProps & { open: readonly Milestone[] }) {
  const view = useViewpoint();
  // Counted from when the dialog opened: a time must not move on while the reason is typed.
  const [openedMs] = useState(view.nowMs);
  const [open] = useState(milestones);
  const [chosen, setChosen] = useState('0');
  const [ago, setAgo] = useState('0');
  const milestone = open[Number(chosen)];
  const minutes = Number(ago.replaceAll(',', ''));
  const isMinutes = Number.isSafeInteger(minutes) && minutes >= 0 && minutes <= 7 * 24 * 60;
  const at = fromMs(openedMs - (isMinutes ? minutes : 0) * MINUTE_MS);
  return (
    <ActDialog
      title={`Enter a manual event on ${row.key}`}
      verb="Enter event"
      name="shipment.enterMilestone"
      input={(reason) => ({
        shipment: row.key,
        stop: milestone?.stop ?? 1,
        milestone: milestone?.milestone ?? 'arrive',
        at,
        reason,
      })}
      reason="needed"
      reasonLabel="Who says so, and why by hand"
      unavailable={
        milestone === undefined
          ? 'All its milestones are known'
          : isMinutes
            ? undefined
            : 'Needs whole minutes'
      }
      done={`Entered ${milestone?.label ?? ''} of ${row.key} by hand`}
      onClose={onClose}
    >
      <ChoiceField
        label="What happened"
        value={chosen}
        onChange={setChosen}
        choices={open.map(({ label }, i) => ({ value: String(i), label }))}
      />
      <NumberField
        label="Minutes ago"
        value={ago}
        onChange={setAgo}
        hint={`It happened at ${zonedDayTime(at, view)}`}
      />
      <Note>
        It counts at once, marked as yours. When the feed tells it, the two are held against each
        other; what differs is to be reviewed.
      </Note>
    </ActDialog>
  );
}
