import { useRef } from 'react';
import styles from './splitter.module.css';

interface SplitterProps {
  label: string;
  /** The size of the part after the splitter, px. */
  sizePx: number;
  minPx: number;
  maxPx: number;
  onResize: (sizePx: number) => void;
  /** Where the sized part lies: below the line or right of it. */
  axis?: 'below' | 'right';
}

const STEP_PX = 16;

/** The line between two regions; dragged, or moved by the arrow keys (WAI-ARIA, window splitter). */
export function Splitter({ label, sizePx, minPx, maxPx, onResize, axis = 'below' }: SplitterProps) {
  const drag = useRef<{ at: number; size: number } | null>(null);
  const isBelow = axis === 'below';
  const resize = (size: number) => onResize(Math.min(Math.max(size, minPx), maxPx));
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation={isBelow ? 'horizontal' : 'vertical'}
      aria-valuenow={sizePx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      tabIndex={0}
      className={styles['splitter']}
      data-axis={axis}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { at: isBelow ? event.clientY : event.clientX, size: sizePx };
      }}
      onPointerMove={(event) => {
        if (drag.current === null) return;
        const at = isBelow ? event.clientY : event.clientX;
        resize(drag.current.size + drag.current.at - at);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onKeyDown={(event) => {
        const grow = isBelow ? 'ArrowUp' : 'ArrowLeft';
        const shrink = isBelow ? 'ArrowDown' : 'ArrowRight';
        if (event.key !== grow && event.key !== shrink) return;
        event.preventDefault();
        resize(sizePx + (event.key === grow ? STEP_PX : -STEP_PX));
      }}
    />
  );
}
