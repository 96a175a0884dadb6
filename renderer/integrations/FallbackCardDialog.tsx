import { useState } from 'react';
import type { FallbackCard, FeedRow } from '#shared/protocol';
import { TextField } from '#ui';
import { ActDialog } from '#work';

interface FallbackCardDialogProps {
  row: FeedRow;
  card: FallbackCard;
  onClose: () => void;
}

/** Sets whom to call and what to do by hand while a feed is away; a step a line. */
export function FallbackCardDialog({ row, card, onClose }: FallbackCardDialogProps) {
  const [phone, setPhone] = useState(card.phone);
  const [email, setEmail] = useState(card.email);
  const [steps, setSteps] = useState(card.steps.join('\n'));
  return (
    <ActDialog
      title={`Edit the fallback card of ${row.name}`}
      verb="Save card"
      name="fallbackCard.set"
      input={(reason) => ({
        feed: row.key,
        phone: phone.trim(),
        email: email.trim(),
        steps: steps
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        reason,
      })}
      reason="needed"
      done={`Saved the fallback card of ${row.name}`}
      onClose={onClose}
    >
      <TextField label="Call" value={phone} onChange={setPhone} hasFocus />
      <TextField label="Write to" value={email} onChange={setEmail} />
      <TextField label="By hand, a step a line" value={steps} onChange={setSteps} isLong />
    </ActDialog>
  );
}
