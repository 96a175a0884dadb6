import { capsOf } from '../keys/key-names.ts';
import type { KeyName } from '../keys/key-names.ts';
import styles from './key-caps.module.css';

/** A key as caps: what to press. Readers hear it from the control's own `aria-keyshortcuts`. */
export function KeyCaps({ keys }: { keys: KeyName }) {
  return (
    <span className={styles['caps']} aria-hidden="true">
      {capsOf(keys).map((cap) => (
        <kbd key={cap} className={styles['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
