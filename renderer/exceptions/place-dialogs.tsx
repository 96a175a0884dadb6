import { useState } from 'react';
import { useCollection } from '#live';
import { EXCEPTION_WORDS, type ExceptionRow } from '#shared/protocol';
import { ChoiceField, Note, TextField } from '#ui';
import { ActDialog } from '#work';
import type { ExceptionDialogProps } from './act-dialogs.tsx';
import { possibleCauses } from './possible-causes.ts';

/** Puts it under the exception that explains it; there it stays while that one is open. */
export function PutUnderDialog({ row, onClose }: ExceptionDialogProps) {
  const choice = useCauseChoice(row);
  return (
    <ActDialog
      title={`Put ${row.key} under a cause`}
      verb="Put under"
      name="exception.fold"
      input={(reason) => ({ exception: row.key, seen: row.version, under: choice.key, reason })}
      reason="needed"
      unavailable={choice.key === '' ? 'Needs a cause' : undefined}
      done={`Put ${row.key} under ${choice.key}`}
      onClose={onClose}
    >
      {choice.fields('Cause')}
      <Note>It stays there while that one is open, whatever its rule finds.</Note>
    </ActDialog>
  );
}

/** Takes it out of its cause; it queues by itself again. */
export function TakeOutDialog({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Take ${row.key} out of ${row.parent ?? 'its cause'}`}
      verb="Take out"
      name="exception.unfold"
      input={(reason) => ({ exception: row.key, seen: row.version, reason })}
      reason="needed"
      done={`Took ${row.key} out of ${row.parent ?? 'its cause'}`}
      onClose={onClose}
    />
  );
}

/** Says that two are one. */
export function MergeDialog({ row, onClose }: ExceptionDialogProps) {
  const choice = useCauseChoice(row);
  return (
    <ActDialog
      title={`Merge ${row.key} into another`}
      verb="Merge"
      name="exception.merge"
      input={(reason) => ({ exception: row.key, seen: row.version, into: choice.key, reason })}
      reason="needed"
      unavailable={choice.key === '' ? 'Needs another exception' : undefined}
      done={`Merged ${row.key} into ${choice.key}`}
      onClose={onClose}
    >
      {choice.fields('Into')}
      <Note>
        Owner, comments and what is folded under it go along; its own rule goes on watching.
      </Note>
    </ActDialog>
  );
}

/** One of the open exceptions, found by number, subject or site; those of the same site first. */
function useCauseChoice(row: ExceptionRow) {
  const source = useCollection('exceptions');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const found = possibleCauses(row, source.rows(), text);
  const key = found.some((one) => one.key === chosen) ? chosen : (found[0]?.key ?? '');
  const fields = (label: string) => (
    <>
      <TextField
        label="Find"
        value={text}
        onChange={setText}
        placeholder="number, subject or site"
        hasFocus
        hint={found.length === 0 ? 'No open exception is like it' : undefined}
      />
      {found.length === 0 ? null : (
        <ChoiceField
          label={label}
          value={key}
          onChange={setChosen}
          choices={found.map((one) => ({
            value: one.key,
            label: `${one.key}, ${EXCEPTION_WORDS[one.type].toLowerCase()}: ${one.subject}`,
          }))}
        />
      )}
    </>
  );
  return { key, fields };
}
