import { useRef } from 'react';
import { KeyCaps, useKeys } from '#ui';
import styles from './stock.module.css';

interface ItemFilterProps {
  value: string;
  onChange: (value: string) => void;
}

/** Narrows the rows to items whose number or words hold the text. F puts the keyboard here, Esc gives it back. */
export function ItemFilter({ value, onChange }: ItemFilterProps) {
  const field = useRef<HTMLInputElement>(null);
  useKeys('filter', [{ keys: 'F', does: 'filter items', run: () => field.current?.select() }]);
  return (
    <label className={styles['filter']}>
      <span className="visually-hidden">Item</span>
      <input
        ref={field}
        value={value}
        placeholder="Item number or words"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') onChange('');
          field.current?.blur();
        }}
      />
      <KeyCaps keys="F" />
    </label>
  );
}
