import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useAnswer } from '#live';
import { EmptyRegion, TextField } from '#ui';
import { HubRegion, useSettled } from '#work';
import styles from './new-transfer.module.css';

interface ItemSearchProps {
  onChoose: (gtin: string, label: string) => void;
  hasFocus?: boolean;
}

/** Finds an item by its number, GTIN or words; ↓ and Enter choose as in any list. */
export function ItemSearch({ onChoose, hasFocus = false }: ItemSearchProps) {
  const [typed, setTyped] = useState('');
  const text = useSettled(typed).trim();
  const answer = useAnswer('master.find', text === '' ? null : { text });
  const whole = useRef<HTMLDivElement>(null);
  /** ↓ and ↑ walk from the field through what was found; Enter in the field takes the first. */
  const step = (event: KeyboardEvent) => {
    const stops = [...(whole.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const here = stops.indexOf(event.target as HTMLElement);
    if (event.key === 'Enter' && here === 0) stops[1]?.click();
    else if (event.key === 'ArrowDown') stops[here + 1]?.focus();
    else if (event.key === 'ArrowUp') stops[here - 1]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div role="group" aria-label="Find an item" ref={whole} onKeyDown={step}>
      <TextField
        label="Item"
        value={typed}
        onChange={setTyped}
        placeholder="Number, GTIN or words"
        hasFocus={hasFocus}
        hint="Choose one from the list."
      />
      {text === '' ? null : (
        <HubRegion answer={answer}>
          {(found) => {
            const items = found.filter(({ kind }) => kind === 'item');
            if (items.length === 0)
              return <EmptyRegion>{`No item matches “${text}”.`}</EmptyRegion>;
            return (
              <ul className={styles['found']} aria-label="Items found">
                {items.map(({ key, label }) => (
                  <li key={key}>
                    <button type="button" onClick={() => onChoose(key, label)}>
                      {label}
                    </button>
                  </li>
                ))}
              </ul>
            );
          }}
        </HubRegion>
      )}
    </div>
  );
}
