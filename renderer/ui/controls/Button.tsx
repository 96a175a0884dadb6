import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { isSingleKey } from '../keys/key-names.ts';
import type { KeyName } from '../keys/key-names.ts';
import { useKeys } from '../keys/use-keys.ts';
import styles from './button.module.css';
import { KeyCaps } from './KeyCaps.tsx';

interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  /** Shown on the button and, unless `isKeyOnly` a hint, pressing it presses the button. */
  keys?: KeyName;
  /** What the key does, for the list of keys; the button's text when left out. */
  does?: string;
  /** The key is bound elsewhere (a grid's Enter); here it is only shown. */
  isKeyBoundElsewhere?: boolean;
  /** One a view. */
  isPrimary?: boolean;
  isSmall?: boolean;
  icon?: LucideIcon;
  /** Why it cannot be pressed now: said in the tooltip and to readers, never silently. */
  unavailable?: string | undefined;
  /** Waits for the hub: shown as pressed and not pressable again. */
  isBusy?: boolean;
  type?: 'button' | 'submit';
}

/** A button that shows its key and, when it cannot be pressed, says why. Verb first. */
export function Button({
  children,
  onPress,
  keys,
  does,
  isKeyBoundElsewhere = false,
  isPrimary = false,
  isSmall = false,
  icon: Icon,
  unavailable,
  isBusy = false,
  type = 'button',
}: ButtonProps) {
  const words = does ?? (typeof children === 'string' ? children.toLowerCase() : (keys ?? ''));
  const isBound = keys !== undefined && !isKeyBoundElsewhere;
  useKeys(
    'button',
    isBound
      ? [
          {
            keys,
            does: words,
            run: () => (isBusy ? undefined : onPress()),
            unavailable,
            isHint: isSingleKey(keys),
          },
        ]
      : null,
  );
  return (
    <button
      type={type}
      className={styles['button']}
      data-primary={isPrimary || undefined}
      data-small={isSmall || undefined}
      aria-disabled={unavailable !== undefined || isBusy || undefined}
      aria-keyshortcuts={keys?.replaceAll(' ', '+')}
      title={unavailable}
      onClick={(event) => {
        if (unavailable !== undefined || isBusy) event.preventDefault();
        else if (type === 'button') onPress();
      }}
    >
      {Icon === undefined ? null : <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
      {keys === undefined ? null : <KeyCaps keys={keys} />}
      {unavailable === undefined ? null : <span className="visually-hidden">, {unavailable}</span>}
    </button>
  );
}

interface IconButtonProps {
  icon: LucideIcon;
  /** What it does, for readers and as tooltip: an icon alone says too little. */
  label: string;
  onPress: () => void;
  isPressed?: boolean;
  keys?: KeyName;
}

/** A button that is only an icon, for what is known by place: close, zoom, layers. */
export function IconButton({ icon: Icon, label, onPress, isPressed, keys }: IconButtonProps) {
  useKeys(
    'button',
    keys === undefined ? null : [{ keys, does: label.toLowerCase(), run: onPress }],
  );
  return (
    <button
      type="button"
      className={styles['icon']}
      aria-label={label}
      aria-pressed={isPressed}
      aria-keyshortcuts={keys?.replaceAll(' ', '+')}
      title={keys === undefined ? label : `${label} (${keys})`}
      onClick={onPress}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
