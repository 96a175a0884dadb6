import { useStore } from 'zustand';
import { count, KeyCaps, statusNotes, useValidKeys } from '#ui';
import type { KeyBinding } from '#ui';
import type { ShellServices } from './services.ts';
import { useReadable } from './services.ts';
import styles from './status-bar.module.css';

/** As many hints as fit beside the figures at 1,280 px. */
const HINTS = 6;

/** Hub latency, events a second, what waits, what is picked, and the keys that matter here. */
export function StatusBar({ services }: { services: ShellServices }) {
  const { latencyMs, eventsPerS, waitingCommands } = useReadable(services.pulse);
  const { selected, note } = useStore(statusNotes);
  const hub = [
    latencyMs === null ? null : `Hub ${Math.round(latencyMs)} ms`,
    eventsPerS === null ? null : `${count(eventsPerS)} events/s`,
  ].filter((part) => part !== null);
  return (
    <footer className={styles['bar']}>
      <span>{hub.join(' · ')}</span>
      {waitingCommands === 0 ? null : (
        <span>{`${count(waitingCommands)} ${waitingCommands === 1 ? 'command' : 'commands'} waiting for confirmation`}</span>
      )}
      {selected === 0 ? null : (
        <span>{`${count(selected)} ${selected === 1 ? 'row' : 'rows'} selected`}</span>
      )}
      {note === null ? null : <span>{note}</span>}
      <KeyHints />
    </footer>
  );
}

function KeyHints() {
  const hints = paired(useValidKeys().filter((binding) => binding.isHint && !binding.unavailable));
  return (
    <div className={styles['keys']} aria-hidden="true">
      {[...hints.slice(0, HINTS), { keys: '?', does: 'all keys' }].map(({ keys, does }) => (
        <span key={keys} className={styles['hint']}>
          <KeyCaps keys={keys} />
          {does}
        </span>
      ))}
    </div>
  );
}

/** J and K are one hint: "J K next, previous". */
function paired(hints: readonly KeyBinding[]): { keys: string; does: string }[] {
  const next = hints.find((hint) => hint.keys === 'J');
  const previous = hints.find((hint) => hint.keys === 'K');
  if (next === undefined || previous === undefined) return [...hints];
  const others = hints.filter((hint) => hint !== next && hint !== previous);
  return [{ keys: 'J K', does: `${next.does}, ${previous.does}` }, ...others];
}
