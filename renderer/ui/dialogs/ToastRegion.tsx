import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../controls/Button.tsx';
import { StateShapeSvg } from '../StateMark.tsx';
import { dismiss, toasts } from './toasts.ts';
import styles from './toasts.module.css';

/** Where acts answer: read aloud as they come, without taking the focus. */
export function ToastRegion() {
  const shown = useStore(toasts, (state) => state.shown);
  return (
    <div className={styles['region']} role="status" aria-live="polite" aria-label="Messages">
      {shown.map(({ id, text, state, undo }) => (
        <div key={id} className={styles['toast']}>
          {state === undefined ? null : <StateShapeSvg state={state} sizePx={14} />}
          <span>{text}</span>
          {undo === undefined ? null : (
            <Button
              isSmall
              onPress={() => {
                undo();
                dismiss(id);
              }}
            >
              Undo
            </Button>
          )}
          <IconButton icon={X} label="Close message" onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
