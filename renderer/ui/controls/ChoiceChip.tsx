import { useState } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { KeyName } from '../keys/key-names.ts';
import { Chip } from './Chip.tsx';
import styles from './chip.module.css';
import { Menu } from './Menu.tsx';

interface ChoiceChipProps {
  /** What it filters by: "Site". */
  label: string;
  /** What stands there while nothing is chosen: "all 6". */
  anyText: string;
  choices: readonly { value: string; label: string; count?: number }[];
  /** Null lets everything through. */
  value: string | null;
  onChoose: (value: string | null) => void;
  keys?: KeyName;
  icon?: LucideIcon;
}

/** A filter with a few values, chosen from a menu below it; the first line lets everything through again. */
export function ChoiceChip(props: ChoiceChipProps) {
  const { label, anyText, choices, value, onChoose, keys, icon } = props;
  const [isOpen, setOpen] = useState(false);
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <span className={styles['holder']}>
      <Chip
        label={label}
        value={chosen?.label ?? anyText}
        isOn={chosen !== undefined}
        onPress={() => setOpen(!isOpen)}
        {...(keys === undefined ? {} : { keys })}
        {...(icon === undefined ? {} : { icon })}
      />
      {isOpen ? (
        <Menu
          label={label}
          onClose={() => setOpen(false)}
          items={[
            {
              id: '',
              label: `${label} ${anyText}`,
              isChecked: chosen === undefined,
              onPress: () => onChoose(null),
            },
            ...choices.map((choice) => ({
              id: choice.value,
              label: choice.count === undefined ? choice.label : `${choice.label}  ${choice.count}`,
              isChecked: choice.value === value,
              onPress: () => onChoose(choice.value),
            })),
          ]}
        />
      ) : null}
    </span>
  );
}
