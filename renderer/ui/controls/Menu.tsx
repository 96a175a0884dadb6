import { useEffect, useRef } from 'react';
import type { LucideIcon } from 'lucide-react';
import { useKeys } from '../keys/use-keys.ts';
import type { KeyName } from '../keys/key-names.ts';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './menu.module.css';

export interface MenuItem {
  id: string;
  label: string;
  icon?: LucideIcon;
  keys?: KeyName;
  unavailable?: string | undefined;
  isChecked?: boolean;
  onPress: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  onClose: () => void;
  align?: 'left' | 'right';
  /** Opens upward, for buttons at the foot of the screen. */
  isAbove?: boolean;
}

/**
 * A short list of acts beside its button, within the element that holds both; arrows go through it, Esc and a press
 * outside that element close it. A press on the button is the button's, which would open again what it finds closed.
 */
export function Menu({ label, items, onClose, align = 'left', isAbove = false }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const focus = (step: number) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    list.current?.querySelector<HTMLElement>('button')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      const holder = list.current?.parentElement;
      if (event.target instanceof Node && !holder?.contains(event.target)) close.current();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      before?.focus();
    };
  }, []);
  useKeys(
    'menu',
    [
      { keys: 'Esc', does: 'close', run: onClose },
      { keys: '↓', does: 'next', run: () => focus(1) },
      { keys: '↑', does: 'previous', run: () => focus(-1) },
    ],
    { isModal: true },
  );
  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      className={styles['menu']}
      data-align={align}
      data-above={isAbove || undefined}
    >
      {items.map(({ id, label: text, icon: Icon, keys, unavailable, isChecked, onPress }) => (
        <button
          key={id}
          type="button"
          role={isChecked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={isChecked}
          aria-disabled={unavailable !== undefined || undefined}
          title={unavailable}
          className={styles['item']}
          onClick={() => {
            if (unavailable !== undefined) return;
            onClose();
            onPress();
          }}
        >
          {Icon === undefined ? null : <Icon size={16} strokeWidth={1.75} aria-hidden />}
          <span className={styles['text']}>
            {text}
            {unavailable === undefined ? null : <small>{unavailable}</small>}
          </span>
          {keys === undefined ? null : <KeyCaps keys={keys} />}
        </button>
      ))}
    </div>
  );
}
