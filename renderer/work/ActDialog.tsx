import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Act, ActName, Done } from '#shared/protocol';
import { Dialog, TextField } from '#ui';
import { DifferencesTable, useChanged } from './ChangedUnder.tsx';
import { refusalText } from './refusal-words.ts';
import { useRight } from './rights.ts';
import { useAct } from './use-act.ts';
import type { SendOptions } from './use-act.ts';

interface ActDialogProps<Name extends ActName> {
  /** The act, verb first: "Reject transfer TRF-2026-0648". */
  title: string;
  verb: string;
  name: Name;
  /** What is sent, with the reason that was typed (trimmed; empty when none was asked for). */
  input: (reason: string) => Act<Name>;
  /** Whether a reason is asked for, and whether it may stay empty. */
  reason?: 'needed' | 'optional' | 'none';
  reasonLabel?: string;
  /** What is about to happen, and further fields. */
  children?: ReactNode;
  /** Why it cannot be sent as it stands: a field that is missing. */
  unavailable?: string | undefined;
  done: SendOptions['done'];
  onDone?: ((done: Done) => void) | undefined;
  onClose: () => void;
}

/**
 * Confirms one act, asks for its reason, sends it by Ctrl Enter, and shows in place what the hub refused. When what it
 * acts on changes meanwhile (`ChangedUnder`), it shows the new beside the old first.
 */
export function ActDialog<Name extends ActName>(props: ActDialogProps<Name>) {
  const { title, verb, name, input, reason = 'none', children, done, onDone, onClose } = props;
  const [typed, setTyped] = useState('');
  const { isBusy, refusal, send } = useAct();
  const right = useRight(name);
  const changed = useChanged();
  const isMissing = reason === 'needed' && typed.trim() === '';
  const onSend = async () => {
    const result = await send(name, input(typed.trim()), { done, isInPlace: true });
    if (result === null) return;
    onClose();
    onDone?.(result);
  };
  return (
    <Dialog
      title={title}
      verb={changed === null ? verb : 'Decide again'}
      onSend={changed === null ? () => void onSend() : changed.onDecideAgain}
      onClose={onClose}
      isBusy={isBusy}
      unavailable={
        changed === null
          ? (right ?? props.unavailable ?? (isMissing ? 'Needs a reason' : undefined))
          : undefined
      }
      refusal={refusal === null ? undefined : refusalText(refusal)}
    >
      {changed === null ? null : <DifferencesTable differences={changed.differences} />}
      {children}
      {reason === 'none' ? null : (
        <TextField
          label={props.reasonLabel ?? (reason === 'optional' ? 'Reason, if any' : 'Reason')}
          value={typed}
          onChange={setTyped}
          isLong
          hasFocus={children === undefined || children === null}
        />
      )}
    </Dialog>
  );
}
