import type { LucideIcon } from 'lucide-react';
import type { State } from '#shared/vocabulary';
import { StateShapeSvg } from '../StateMark.tsx';
import type { KeyName } from '../keys/key-names.ts';
import { useKeys } from '../keys/use-keys.ts';
import styles from './chip.module.css';
import { KeyCaps } from './KeyCaps.tsx';

interface ChipProps {
  label: string;
  /** What the filter is set to, or how many rows it would leave. */
  value?: string | number;
  state?: State;
  /** This filter is on. */
  isOn?: boolean;
  onPress: () => void;
  keys?: KeyName;
  icon?: LucideIcon;
}

/** A filter above a grid: what it filters, what it is set to, and whether it is on. */
export function Chip({ label, value, state, isOn, onPress, keys, icon: Icon }: ChipProps) {
  useKeys('chip', keys === undefined ? null : [{ keys, does: label.toLowerCase(), run: onPress }]);
  return (
    <button
      type="button"
      className={styles['chip']}
      aria-pressed={isOn}
      aria-keyshortcuts={keys?.replaceAll(' ', '+')}
      onClick={onPress}
    >
      {Icon === undefined ? null : <Icon size={14} strokeWidth={1.75} aria-hidden />}
      {state === undefined ? null : <StateShapeSvg state={state} sizePx={12} />}
      <span>{label}</span>
      {value === undefined ? null : <b>{value}</b>}
      {keys === undefined ? null : <KeyCaps keys={keys} />}
    </button>
  );
}
