import { useState } from 'react';
import { useSession } from '#live';
import { EXCEPTION_WORDS, type ExceptionRow } from '#shared/protocol';
import { ChoiceField, TextField } from '#ui';
import { ManyDialog, useRight } from '#work';
import type { ActCall } from '#work';
import { SnoozeUntilField, useSnoozeEnds } from './SnoozeUntilField.tsx';

interface BulkDialogProps {
  /** Exactly the rows that stood on the screen when the key was pressed. */
  rows: readonly ExceptionRow[];
  /** Whether these were picked; otherwise they are all that the view shows. */
  isSelection: boolean;
  onClose: () => void;
}

type BulkAct = 'acknowledge' | 'assign' | 'shelve' | 'resolve';

const VERBS: Record<BulkAct, string> = {
  acknowledge: 'Acknowledge',
  assign: 'Assign',
  shelve: 'Snooze',
  resolve: 'Resolve',
};

/** One act on many exceptions: lists exactly the shown rows, then gives each its own answer. */
export function BulkDialog({ rows, isSelection, onClose }: BulkDialogProps) {
  const session = useSession();
  const right = useRight('exception.acknowledge');
  const [listed] = useState(rows);
  const { ends, usual } = useSnoozeEnds();
  const [act, setAct] = useState<BulkAct>('acknowledge');
  const [owner, setOwner] = useState(session?.person.id ?? '');
  const [until, setUntil] = useState(usual);
  const [reason, setReason] = useState('');
  const needsReason = act === 'shelve' || act === 'resolve';
  const callFor = (row: ExceptionRow): ActCall => {
    const one = { exception: row.key, seen: row.version };
    switch (act) {
      case 'acknowledge':
        return { name: 'exception.acknowledge', input: one };
      case 'assign':
        return { name: 'exception.assign', input: { ...one, owner } };
      case 'shelve':
        return { name: 'exception.shelve', input: { ...one, until, reason: reason.trim() } };
      case 'resolve':
        return { name: 'exception.resolve', input: { ...one, reason: reason.trim() } };
    }
  };
  return (
    <ManyDialog
      title={isSelection ? 'Act on the selected exceptions' : 'Act on all shown exceptions'}
      verb={VERBS[act]}
      items={listed.map((row) => ({
        id: row.key,
        label: `${row.key}, ${EXCEPTION_WORDS[row.type].toLowerCase()}: ${row.subject}`,
        call: callFor(row),
      }))}
      unavailable={right ?? (needsReason && reason.trim() === '' ? 'Needs a reason' : undefined)}
      onClose={onClose}
    >
      <ChoiceField
        label="Act"
        value={act}
        onChange={(value) => setAct(value as BulkAct)}
        choices={Object.entries(VERBS).map(([value, label]) => ({ value, label }))}
      />
      {act === 'assign' ? (
        <ChoiceField
          label="Owner"
          value={owner}
          onChange={setOwner}
          choices={(session?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {act === 'shelve' ? <SnoozeUntilField ends={ends} until={until} onChange={setUntil} /> : null}
      {needsReason ? <TextField label="Reason" value={reason} onChange={setReason} isLong /> : null}
    </ManyDialog>
  );
}
