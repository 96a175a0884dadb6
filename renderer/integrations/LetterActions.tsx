import { useState } from 'react';
import { Button } from '#ui';
import { ManyDialog, useRight } from '#work';
import { EditLetterDialog } from './EditLetterDialog.tsx';
import type { LetterGroup } from './letter-group.ts';

interface LetterActionsProps {
  group: LetterGroup;
  isEditing: boolean;
  onEdit: (isEditing: boolean) => void;
  /** The list is asked for again. */
  onChanged: () => void;
}

/** Mends one letter by hand, or sends all of a cause again as they are, once their contract or source is mended. */
export function LetterActions({ group, isEditing, onEdit, onChanged }: LetterActionsProps) {
  const [isMany, setMany] = useState(false);
  const right = useRight('deadLetter.resubmit');
  const [newest] = group.letters;
  return (
    <>
      <Button
        isPrimary
        keys="Enter"
        isKeyBoundElsewhere
        unavailable={right}
        onPress={() => onEdit(true)}
      >
        Fix and re-submit
      </Button>
      <Button unavailable={right} onPress={() => setMany(true)}>
        {group.count === 1 ? 'Re-submit as it is' : 'Re-submit all as they are'}
      </Button>
      {isEditing && newest !== undefined ? (
        <EditLetterDialog letter={newest} onClose={() => onEdit(false)} onDone={onChanged} />
      ) : null}
      {isMany ? (
        <ManyDialog
          title="Re-submit dead letters"
          verb="Re-submit"
          items={group.letters.map((letter) => ({
            id: String(letter.id),
            label: `${letter.about === '' ? `Letter ${letter.id}` : letter.about}, ${letter.type}`,
            call: { name: 'deadLetter.resubmit', input: { deadLetter: letter.id } },
          }))}
          unavailable={right}
          onClose={() => {
            setMany(false);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}
