import { useState } from 'react';
import type { DeadLetterRow } from '#shared/protocol';
import { Field, Note } from '#ui';
import { ActDialog } from '#work';
import styles from './integrations.module.css';
import { dataOf } from './letter-group.ts';

interface EditLetterDialogProps {
  letter: DeadLetterRow;
  onDone: () => void;
  onClose: () => void;
}

/** The data of a dead letter in an editor; the contract checks it again, and says what is still wrong. */
export function EditLetterDialog({ letter, onDone, onClose }: EditLetterDialogProps) {
  const [text, setText] = useState(() => {
    const data = dataOf(letter.raw);
    return data === undefined ? letter.raw : JSON.stringify(data, null, 2);
  });
  const parsed = parse(text);
  const name = letter.about === '' ? `letter ${letter.id}` : letter.about;
  return (
    <ActDialog
      title={`Fix and re-submit ${name}`}
      verb="Re-submit"
      name="deadLetter.resubmit"
      input={() => ({ deadLetter: letter.id, data: parsed.ok ? parsed.value : undefined })}
      unavailable={parsed.ok ? undefined : parsed.why}
      done={`Re-submitted ${name}`}
      onDone={onDone}
      onClose={onClose}
    >
      <Note>
        {`Refused at ${letter.path === '' ? 'the whole event' : letter.path}: ${letter.reason}. What you send is checked by ${letter.type}.`}
      </Note>
      <Field label="Data of the event" refusal={parsed.ok ? undefined : parsed.why}>
        {(ids) => (
          <textarea
            {...ids}
            className={styles['editor']}
            value={text}
            spellCheck={false}
            autoFocus
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, why: `Is no JSON: ${error instanceof Error ? error.message : ''}` };
  }
}
