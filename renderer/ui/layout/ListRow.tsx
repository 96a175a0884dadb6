import type { State } from '#shared/vocabulary';
import { StateShapeSvg } from '../StateMark.tsx';
import styles from './list.module.css';

interface ListRowProps {
  id: string;
  state: State;
  /** The state in words; its own name where left out. */
  stateWords?: string;
  name: string;
  /** Small, beside the name: a lane, an amount. */
  note?: string | undefined;
  /** At the right: a time, a version. */
  aside: string;
  /** Below, the first in full ink; each is cut where it is too long, and says the rest when pointed at. */
  lines: readonly string[];
  isCurrent: boolean;
  onChoose: () => void;
}

/** One thing in a list at the left: shape, name and time, and what is to be said of it. */
export function ListRow(props: ListRowProps) {
  const { id, state, stateWords = state, name, note, aside, lines, isCurrent, onChoose } = props;
  return (
    <button
      type="button"
      className={styles['row']}
      aria-current={isCurrent ? 'true' : undefined}
      data-row={id}
      onClick={onChoose}
    >
      <StateShapeSvg state={state} sizePx={14} label={stateWords} />
      <span>
        <b>{name}</b>
        {note === undefined ? null : <span className={styles['note']}> {note}</span>}
      </span>
      <span>{aside}</span>
      {lines.map((line, i) => (
        // Lines have no identity but their place.
        <span key={i} className={styles['line']} title={line}>
          {line}
        </span>
      ))}
    </button>
  );
}
