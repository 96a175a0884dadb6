import { useState } from 'react';
import type { ManualMilestone } from '#shared/protocol';
import { ChoiceField, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog } from '#work';

interface SettleDialogProps {
  /** The feed's name: "TMS". */
  feed: string;
  entry: ManualMilestone;
  onClose: () => void;
}

/** Says which word counts: what a person entered, or what the feed has said since. */
export function SettleDialog({ feed, entry, onClose }: SettleDialogProps) {
  const view = useViewpoint();
  const { shipment, stop, milestone, place, at, toldAt, by } = entry;
  const [keep, setKeep] = useState<'feed' | 'entry'>(toldAt === null ? 'entry' : 'feed');
  return (
    <ActDialog
      title={`Review ${milestone === 'arrive' ? 'the arrival at' : 'the departure from'} ${place} of ${shipment}`}
      verb="Settle"
      name="shipment.settleMilestone"
      input={(reason) => ({ shipment, stop, milestone, keep, reason })}
      reason="needed"
      done={`Settled ${shipment} at ${place}`}
      onClose={onClose}
    >
      <ChoiceField
        label="What counts"
        value={keep}
        onChange={(value) => setKeep(value as 'feed' | 'entry')}
        choices={[
          ...(toldAt === null
            ? []
            : [{ value: 'feed', label: `${feed}: ${zonedDayTime(toldAt, view)}` }]),
          { value: 'entry', label: `${by}: ${zonedDayTime(at, view)}` },
        ]}
        {...(toldAt === null ? { hint: `${feed} has said nothing of it.` } : {})}
      />
    </ActDialog>
  );
}
