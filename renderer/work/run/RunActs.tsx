import { useState } from 'react';
import type { ActName, RunView } from '#shared/protocol';
import { Button, Note } from '#ui';
import { ActDialog } from '../ActDialog.tsx';
import { ChangedUnder } from '../ChangedUnder.tsx';
import { runDifferences } from './run-differences.ts';
import styles from './run.module.css';

/** What can be done to any run. */
export type RunActId = 'pause' | 'resume' | 'retry' | 'moveOn';

interface RunActsProps {
  run: RunView;
  /** Why this person may not do an act. */
  rightOf: (act: ActName) => string | undefined;
  onAct: (id: RunActId) => void;
}

/** What a person may do to the run itself; what its business allows besides stands at the foot of its card. */
export function RunActs({ run, rightOf, onAct }: RunActsProps) {
  if (run.endedAt !== null) return null;
  const unproven = run.stuck.find(({ needsProof }) => needsProof !== null)?.needsProof ?? undefined;
  return (
    <div className={styles['acts']}>
      {run.paused === null ? (
        <Button keys="Shift P" unavailable={rightOf('run.pause')} onPress={() => onAct('pause')}>
          Pause
        </Button>
      ) : (
        <Button keys="Shift P" unavailable={rightOf('run.resume')} onPress={() => onAct('resume')}>
          Let go on
        </Button>
      )}
      {run.stuck.length === 0 ? null : (
        <>
          <Button keys="Shift R" unavailable={rightOf('run.retry')} onPress={() => onAct('retry')}>
            Retry now
          </Button>
          <Button
            keys="Shift M"
            unavailable={rightOf('run.moveOn') ?? unproven}
            onPress={() => onAct('moveOn')}
          >
            Move on
          </Button>
        </>
      )}
    </div>
  );
}

interface RunDialogProps {
  run: RunView;
  pending: RunActId;
  onClose: () => void;
}

/** The confirmation of each: Ctrl Enter sends it. What came to the run meanwhile is shown, and decided on, first. */
export function RunDialog({ run, pending, onClose }: RunDialogProps) {
  // What the person saw when they pressed; the hub refuses an act on a run that has gone on since.
  const [seen, setSeen] = useState(run);
  return (
    <ChangedUnder differences={runDifferences(seen, run)} onDecideAgain={() => setSeen(run)}>
      <PendingDialog run={seen} pending={pending} onClose={onClose} />
    </ChangedUnder>
  );
}

function PendingDialog({ run, pending, onClose }: RunDialogProps) {
  const act = { run: run.key, seen: run.version };
  const labels = run.stuck.map(({ label }) => label).join(', ');
  switch (pending) {
    case 'pause':
      return (
        <ActDialog
          title={`Pause ${run.key}`}
          verb="Pause"
          name="run.pause"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          done={`Paused ${run.key}`}
          onClose={onClose}
        >
          <Note>It takes no further step by itself. What was asked for already goes on.</Note>
        </ActDialog>
      );
    case 'resume':
      return (
        <ActDialog
          title={`Let ${run.key} go on`}
          verb="Let go on"
          name="run.resume"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          done={`${run.key} goes on`}
          onClose={onClose}
        >
          <Note>It looks at everything that happened meanwhile, and goes on from there.</Note>
        </ActDialog>
      );
    case 'retry':
      return (
        <ActDialog
          title={`Retry ${run.key} now`}
          verb="Retry now"
          name="run.retry"
          input={() => act}
          done={`Asked again for ${run.key}`}
          onClose={onClose}
        >
          <p>{labels}</p>
          <Note>
            What was refused or never sent is asked anew; what was not answered goes out once more
            under its own key, and is done once.
          </Note>
        </ActDialog>
      );
    case 'moveOn':
      return (
        <ActDialog
          title={`Move ${run.key} on`}
          verb="Move on"
          name="run.moveOn"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          reasonLabel="Note: how you know, and what was done instead"
          done={`Moved ${run.key} on`}
          onClose={onClose}
        >
          <p>{labels}</p>
          <Note>
            You answer for it instead of the system. The incident stays open until that system
            proves it.
          </Note>
        </ActDialog>
      );
  }
}
