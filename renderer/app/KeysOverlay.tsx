import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton, KeyCaps, keymap, useKeys } from '#ui';
import styles from './keys-overlay.module.css';

/** Names of the contexts as a person would say them. */
const WORDS: Record<string, string> = {
  frame: 'Everywhere',
  workspace: 'Workspace',
  grid: 'Rows',
  button: 'Actions',
  chip: 'Filters',
};

/** Every key that is valid now, by where it comes from. */
export function KeysOverlay({ onClose }: { onClose: () => void }) {
  const host = useRef<HTMLDialogElement>(null);
  // Taken before this overlay opens a context of its own, for it is to show what was valid without it.
  const [groups] = useState(groupsNow);
  useEffect(() => host.current?.showModal(), []);
  useKeys(
    'keys',
    [
      { keys: 'Esc', does: 'close', run: onClose },
      { keys: '?', does: 'close', run: onClose },
    ],
    { isModal: true },
  );
  return (
    <dialog
      ref={host}
      className={styles['overlay']}
      aria-label="Keys"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>Keys valid now</h2>
        <IconButton icon={X} label="Close" onPress={onClose} />
      </header>
      <div className={styles['groups']}>
        {groups.map(([name, bindings]) => (
          <section key={name}>
            <h3>{WORDS[name] ?? name}</h3>
            <dl>
              {bindings.map(({ keys, does, unavailable }) => (
                <div key={keys} data-off={unavailable !== undefined || undefined}>
                  <dt>
                    <KeyCaps keys={keys} />
                    <span className="visually-hidden">{keys}</span>
                  </dt>
                  <dd>
                    {does}
                    {unavailable === undefined ? null : <small>{unavailable}</small>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}

function groupsNow() {
  const valid = new Set(keymap.valid());
  const groups = new Map<
    string,
    { keys: string; does: string; unavailable?: string | undefined }[]
  >();
  for (const { name, bindings } of keymap.contexts()) {
    const heard = bindings.filter((binding) => valid.has(binding));
    if (heard.length > 0) groups.set(name, [...(groups.get(name) ?? []), ...heard]);
  }
  return [...groups];
}
