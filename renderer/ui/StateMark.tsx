import type { State } from '#shared/vocabulary';
import { STATE_SHAPES } from './state-shapes.ts';
import styles from './state-mark.module.css';

interface StateMarkProps {
  state: State;
  /** The word beside the shape; a domain may have a better one than the state's own ("Silent" for a feed). */
  word?: string;
  /** Leave the word out only where it stands elsewhere in the same row or control. */
  shapeOnly?: boolean;
  /** Colour the word in the state's ink, on a wash or alone. In a grid the word stays grey text. */
  inked?: boolean;
  sizePx?: number;
}

/** A state: its shape and its word. Alone, the shape carries the word as its accessible name. */
export function StateMark({ state, word, shapeOnly, inked, sizePx = 12 }: StateMarkProps) {
  const label = word ?? STATE_SHAPES[state].word;
  return (
    <span className={styles['mark']} data-state={state}>
      <StateShapeSvg state={state} sizePx={sizePx} {...(shapeOnly ? { label } : {})} />
      {shapeOnly ? null : <span className={inked ? styles['ink'] : undefined}>{label}</span>}
    </span>
  );
}

interface StateShapeSvgProps {
  state: State;
  sizePx: number;
  /** Without a label the shape is decoration, for the word beside it says the same. */
  label?: string;
}

/** The shape alone as SVG, in the state's fill with its outline where the theme has one. */
export function StateShapeSvg({ state, sizePx, label }: StateShapeSvgProps) {
  const shape = STATE_SHAPES[state];
  return (
    <svg
      className={styles['shape']}
      data-state={state}
      data-shape=""
      width={sizePx}
      height={sizePx}
      viewBox="0 0 16 16"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shape.parts.map((part) => (
        <path
          key={part.path}
          d={part.path}
          data-paint={`${part.paint}-${part.colour}`}
          strokeWidth={part.width}
        />
      ))}
      <path d={shape.outline} data-paint="outline" />
    </svg>
  );
}
