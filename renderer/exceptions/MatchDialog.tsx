import { useState } from 'react';
import { useAnswer } from '#live';
import { ChoiceField, Note, TextField } from '#ui';
import { ActDialog, refusalText } from '#work';
import type { ExceptionDialogProps } from './act-dialogs.tsx';

/** Says what an unknown name means, by choosing it from the master data; the document that waits for it then goes on. */
export function MatchDialog({ row, onClose }: ExceptionDialogProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const answer = useAnswer('master.find', text.trim() === '' ? null : { text: text.trim() });
  const found = answer.data ?? [];
  const means = found.some(({ key }) => key === chosen) ? chosen : (found[0]?.key ?? '');
  const label = found.find(({ key }) => key === means)?.label ?? means;
  return (
    <ActDialog
      title={`Match ${row.key}`}
      verb="Match"
      name="masterData.match"
      input={() => ({ exception: row.key, seen: row.version, means })}
      unavailable={means === '' ? 'Needs what it means' : undefined}
      done={`Matched ${row.key} with ${label}`}
      onClose={onClose}
    >
      <Note>{row.subject}</Note>
      <TextField
        label="Find in the master data"
        value={text}
        onChange={setText}
        placeholder="name, GLN, GTIN or item number"
        hasFocus
        refusal={answer.isError ? refusalText(answer.error.refusal) : undefined}
        hint={text !== '' && found.length === 0 && answer.isFetched ? 'Nothing like it' : undefined}
      />
      {found.length === 0 ? null : (
        <ChoiceField
          label="It means"
          value={means}
          onChange={setChosen}
          choices={found.map((one) => ({
            value: one.key,
            label: `${one.label} (${one.kind} ${one.key})`,
          }))}
        />
      )}
    </ActDialog>
  );
}
