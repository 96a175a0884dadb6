import { useState } from 'react';
import { useAnswer } from '#live';
import { EmptyRegion, TextField } from '#ui';
import { HubRegion } from '#work';
import { useSettled } from './use-settled.ts';
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
  return (
    <div>
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
