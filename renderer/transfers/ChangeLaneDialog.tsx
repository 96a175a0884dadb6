import { useState } from 'react';
import type { TransferCard } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { ChoiceField, durationText, exactMoney, Note } from '#ui';
import { ActDialog } from '#work';

interface ChangeLaneDialogProps {
  transfer: string;
  seen: number;
  card: Pick<TransferCard, 'otherLanes' | 'freightMinor' | 'currency' | 'approvals'>;
  onClose: () => void;
}

const MODE_WORDS: Record<string, string> = {
  ground: 'by truck',
  teamDrive: 'by truck with two drivers',
  lessThanTruckload: 'as part of a load',
  air: 'by air',
};

/** Another way between the same two sites, with what it costs beside what this one does. */
export function ChangeLaneDialog({ transfer, seen, card, onClose }: ChangeLaneDialogProps) {
  const { otherLanes, freightMinor, currency, approvals } = card;
  const [chosen, setChosen] = useState(otherLanes[0]?.laneId ?? '');
  const lane = otherLanes.find(({ laneId }) => laneId === chosen);
  const money = (minor: number) => exactMoney({ minor, currency });
  return (
    <ActDialog
      title={`Change the lane of ${transfer}`}
      verb="Change lane"
      name="transfer.changeLane"
      input={(reason) => ({ transfer, seen, laneId: chosen, reason })}
      reason="needed"
      unavailable={lane === undefined ? 'Choose a lane' : undefined}
      done={`Changed the lane of ${transfer}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Lane"
        value={chosen}
        onChange={setChosen}
        choices={otherLanes.map(({ laneId, mode, transitMinutesP50 }) => ({
          value: laneId,
          label: `${laneId}, ${MODE_WORDS[mode] ?? mode}, ${durationText(transitMinutesP50 * MINUTE_MS)}`,
        }))}
      />
      {lane === undefined ? null : (
        <p>{`Freight ${money(lane.freightMinor)} instead of ${money(freightMinor)}.`}</p>
      )}
      {approvals.length === 0 ? null : (
        <Note>Approvals given so far are void, and everybody is asked anew.</Note>
      )}
    </ActDialog>
  );
}
