import { Note } from '#ui';
import { ActDialog } from './ActDialog.tsx';

interface SendAgainDialogProps {
  command: { id: string; label: string };
  onClose: () => void;
}

/** Asks a target again for what it has not answered, has refused or was never sent. */
export function SendAgainDialog({ command, onClose }: SendAgainDialogProps) {
  return (
    <ActDialog
      title={`Send “${command.label}” again`}
      verb="Send again"
      name="command.retry"
      input={() => ({ command: command.id })}
      done={`Sent “${command.label}” again`}
      onClose={onClose}
    >
      <Note>
        One without an answer keeps its idempotency key: a target that did it already answers, and
        does nothing twice. One that was refused, or whose time ran out, goes under a new key.
      </Note>
    </ActDialog>
  );
}
