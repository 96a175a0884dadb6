import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { useKeys } from '../keys/use-keys.ts';
import styles from './dialog.module.css';

interface DialogProps {
  /** The act, verb first: "Approve transfer TRF-2026-0648". */
  title: string;
  children: ReactNode;
  /** The button that carries it out; it shares its verb with the toast and the history. */
  verb: string;
  onSend: () => void;
  onClose: () => void;
  /** Why it cannot be sent as it stands. */
  unavailable?: string | undefined;
  isBusy?: boolean;
  /** What the hub answered when it refused. */
  refusal?: string | undefined;
}

/**
 * Confirms an act that leaves Signalbox or asks for its reason; never for reading. Ctrl Enter sends, Esc closes; the
 * keys of what lies below are off, and the focus returns to where it was.
 */
export function Dialog(props: DialogProps) {
  const { title, children, verb, onSend, onClose, unavailable, isBusy = false, refusal } = props;
  const host = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    host.current?.showModal();
    return () => before?.focus({ preventScroll: true });
  }, []);
  // Both keys belong to the dialog itself: a child's keys are heard below it, and a modal context ends the hearing.
  useKeys(
    'dialog',
    [
      { keys: 'Esc', does: 'close', run: onClose, inFields: true },
      {
        keys: 'Ctrl Enter',
        does: verb.toLowerCase(),
        run: () => (isBusy ? undefined : onSend()),
        unavailable,
      },
    ],
    { isModal: true },
  );
  return (
    <dialog
      ref={host}
      className={styles['dialog']}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (unavailable === undefined && !isBusy) onSend();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        <div className={styles['body']}>{children}</div>
        {refusal === undefined ? null : (
          <p className={styles['refusal']} role="alert" data-state="critical">
            {refusal}
          </p>
        )}
        <footer>
          <Button
            isPrimary
            keys="Ctrl Enter"
            isKeyBoundElsewhere
            onPress={onSend}
            isBusy={isBusy}
            unavailable={unavailable}
          >
            {verb}
          </Button>
          <Button keys="Esc" isKeyBoundElsewhere onPress={onClose}>
            Close
          </Button>
        </footer>
      </form>
    </dialog>
  );
}

interface ReasonDialogProps {
  title: string;
  verb: string;
  /** What is about to happen, or to how many. */
  children?: ReactNode;
  label?: string;
  onSend: (reason: string) => void;
  onClose: () => void;
  isBusy?: boolean;
  refusal?: string | undefined;
  /** A reason that policy does not ask for may stay empty. */
  isOptional?: boolean;
}

/** An act that asks why: reject, resolve, acting on stale values. */
export function ReasonDialog({
  children,
  label = 'Reason',
  onSend,
  isOptional = false,
  ...dialog
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const isMissing = !isOptional && reason.trim() === '';
  return (
    <Dialog
      {...dialog}
      onSend={() => onSend(reason.trim())}
      unavailable={isMissing ? 'Needs a reason' : undefined}
    >
      {children}
      <TextField label={label} value={reason} onChange={setReason} isLong hasFocus />
    </Dialog>
  );
}
