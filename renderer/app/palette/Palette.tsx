import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { findCommands, KeyCaps, readCommand, useKeys, useViewpoint } from '#ui';
import type { Command } from '#ui';
import { markedAt, type Marked } from './marked-line.ts';
import styles from './palette.module.css';

/**
 * Search and commands by keyboard: Enter opens or shows what would happen, Ctrl Enter does it. The list is a listbox
 * steered from the field (WAI-ARIA, combobox with a listbox popup).
 */
export function Palette({
  onClose,
  typedFirst = '',
}: {
  onClose: () => void;
  typedFirst?: string;
}) {
  const host = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState(typedFirst);
  // Collections that the palette was first to ask for come in a moment later: it looks again each second.
  useViewpoint();
  const [moved, setMoved] = useState<Marked | null>(null);
  const [shownFirst, setShownFirst] = useState<Marked | null>(null);
  const [previewedId, setPreviewedId] = useState<string | null>(null);
  const commands = findCommands(readCommand(typed));
  if (shownFirst?.typed !== typed && commands[0] !== undefined)
    setShownFirst({ typed, id: commands[0].id });
  const at = markedAt(commands, typed, [moved, shownFirst]);
  const chosen = commands[at];

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    host.current?.showModal();
    return () => before?.focus({ preventScroll: true });
  }, []);

  const go = (step: number) => {
    const next = commands[(at + step + commands.length) % commands.length];
    setMoved(next === undefined ? null : { typed, id: next.id });
    setPreviewedId(null);
  };
  const carryOut = (command: Command | undefined) => {
    if (command === undefined || command.unavailable !== undefined) return;
    onClose();
    command.run();
  };
  const open = (command: Command | undefined) => {
    if (command?.isAct) setPreviewedId(command.id);
    else carryOut(command);
  };

  useKeys(
    'palette',
    [
      { keys: 'Esc', does: 'close', run: onClose, inFields: true },
      { keys: '↓', does: 'next', run: () => go(1), inFields: true },
      { keys: '↑', does: 'previous', run: () => go(-1), inFields: true },
      { keys: 'Enter', does: 'open or preview', run: () => open(chosen), inFields: true },
      { keys: 'Ctrl Enter', does: 'do it', run: () => carryOut(chosen) },
      { keys: 'Ctrl K', does: 'close', run: onClose },
    ],
    { isModal: true },
  );

  return (
    <dialog
      ref={host}
      className={styles['palette']}
      aria-label="Search or command"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === host.current) onClose();
      }}
    >
      <div className={styles['field']}>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <input
          role="combobox"
          aria-label="Search or type a command"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${at}`}
          placeholder="transfer BRK-2P60B CMH ATL 252,  go ATL,  # ids,  > commands,  @ people"
          spellCheck={false}
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPreviewedId(null);
          }}
        />
      </div>
      <ul id={listId} role="listbox" aria-label="Found" className={styles['list']}>
        {commands.map((command, i) => (
          <li
            key={command.id}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === at}
            aria-disabled={command.unavailable !== undefined || undefined}
            className={styles['line']}
            onMouseMove={() => setMoved({ typed, id: command.id })}
            onClick={() => open(command)}
          >
            {command.icon === undefined ? (
              <i />
            ) : (
              <command.icon size={16} strokeWidth={1.75} aria-hidden />
            )}
            <span>{command.title}</span>
            <span className={styles['effect']}>{command.unavailable ?? command.effect}</span>
            {command.keys === undefined ? null : <KeyCaps keys={command.keys} />}
          </li>
        ))}
      </ul>
      {commands.length === 0 ? (
        <p className={styles['none']}>
          {typed === ''
            ? 'Type a verb and an object, or any name or id.'
            : `Nothing found for “${typed}”.`}
        </p>
      ) : null}
      {chosen !== undefined && previewedId === chosen.id ? (
        <div className={styles['preview']}>
          {chosen.preview?.() ?? chosen.effect}
          <p>
            <KeyCaps keys="Ctrl Enter" /> does it
          </p>
        </div>
      ) : null}
    </dialog>
  );
}
