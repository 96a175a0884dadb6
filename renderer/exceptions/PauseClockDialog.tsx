import { useState } from 'react';
import { Note, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog } from '#work';
import type { ExceptionDialogProps } from './act-dialogs.tsx';
import { SnoozeUntilField, useSnoozeEnds } from './SnoozeUntilField.tsx';

/** Declares that the clock stands until a time, because something is waited for; or lets it go on before that. */
export function PauseClockDialog({ row, onClose }: ExceptionDialogProps) {
  return row.sla?.paused ? (
    <ResumeClock row={row} onClose={onClose} />
  ) : (
    <PauseClock row={row} onClose={onClose} />
  );
}

function PauseClock({ row, onClose }: ExceptionDialogProps) {
  const view = useViewpoint();
  const { ends, usual } = useSnoozeEnds();
  const [until, setUntil] = useState(usual);
  return (
    <ActDialog
      title={`Pause the clock of ${row.key}`}
      verb="Pause clock"
      name="exception.pauseClock"
      input={(reason) => ({ exception: row.key, seen: row.version, until, reason })}
      reason="needed"
      reasonLabel="What is waited for"
      unavailable={row.sla === null ? 'It has no clock of its own' : undefined}
      done={`Paused the clock of ${row.key} until ${zonedDayTime(until, view)}`}
      onClose={onClose}
    >
      <SnoozeUntilField
        ends={ends}
        until={until}
        onChange={setUntil}
        hint="The exception stays in the queue. Its SLA and its ladder go on then, and the pause is declared with your name."
      />
    </ActDialog>
  );
}

function ResumeClock({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Let the clock of ${row.key} go on`}
      verb="Resume clock"
      name="exception.resumeClock"
      input={(reason) => ({ exception: row.key, seen: row.version, reason })}
      reason="needed"
      done={`The clock of ${row.key} goes on`}
      onClose={onClose}
    >
      <Note>{`It stands because: ${row.sla?.paused?.why ?? ''}`}</Note>
    </ActDialog>
  );
}
