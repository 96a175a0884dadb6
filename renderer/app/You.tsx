import { useState } from 'react';
import { appearance, Menu, useAppearance } from '#ui';
import { useReadable } from './services.ts';
import type { ShellServices } from './services.ts';
import styles from './top-bar.module.css';

/** Who you are in this window, who else shares it, and how you like to see and press. */
export function You({ services }: { services: ShellServices }) {
  const person = useReadable(services.person);
  const people = useReadable(services.people);
  const { theme, density, hasSingleKeys } = useAppearance();
  const [isOpen, setOpen] = useState(false);
  if (person === null) return <span className={styles['you']} />;
  return (
    <div className={styles['you']}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles['avatar']} aria-hidden="true">
          {initials(person.name)}
        </span>
        <span className={styles['who']}>
          <b>{person.name}</b>
          <span>{person.title}</span>
        </span>
      </button>
      {isOpen ? (
        <Menu
          label="You"
          align="right"
          onClose={() => setOpen(false)}
          items={[
            ...people.map(({ id, name, title }) => ({
              id,
              label: `${name}, ${title}`,
              isChecked: id === person.id,
              onPress: () => services.choosePerson(id),
            })),
            {
              id: 'theme',
              label: theme === 'dark' ? 'Light theme' : 'Dark theme',
              onPress: () => appearance.setState({ theme: theme === 'dark' ? 'light' : 'dark' }),
            },
            {
              id: 'density',
              label: density === 'dense' ? 'Comfortable rows' : 'Dense rows',
              onPress: () =>
                appearance.setState({ density: density === 'dense' ? 'comfortable' : 'dense' }),
            },
            {
              id: 'keys',
              label: hasSingleKeys ? 'Switch single keys off' : 'Switch single keys on',
              onPress: () => appearance.setState({ hasSingleKeys: !hasSingleKeys }),
            },
          ]}
        />
      ) : null}
    </div>
  );
}

function initials(name: string): string {
  return name
    .split(/[\s.]+/)
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
}
