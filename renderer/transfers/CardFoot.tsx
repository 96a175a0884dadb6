import { Button } from '#ui';
import type { TransferAction, TransferActionId } from './transfer-actions.ts';
import styles from './card.module.css';

interface CardFootProps {
  actions: readonly TransferAction[];
  /** What cancelling gives back; null once there is nothing to cancel. */
  cancelReleases: string | null;
  onAct: (id: TransferActionId) => void;
}

/** What can be done with the transfer, the next act first, and what cancelling releases. */
export function CardFoot({ actions, cancelReleases, onAct }: CardFootProps) {
  const primary = actions.find((action) => action.unavailable === undefined);
  return (
    <footer className={styles['foot']}>
      {actions.map(({ id, label, keys, unavailable }) => (
        <Button
          key={id}
          keys={keys}
          isPrimary={id === primary?.id && (id === 'approve' || id === 'closeShort')}
          unavailable={unavailable}
          onPress={() => onAct(id)}
        >
          {label}
        </Button>
      ))}
      {actions.length === 0 ? <span>Nothing to decide here now.</span> : null}
      {cancelReleases === null ? null : <p>{cancelReleases}</p>}
    </footer>
  );
}
