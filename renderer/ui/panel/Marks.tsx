import styles from './marks.module.css';

interface SparklineProps {
  values: readonly number[];
  /** What it shows, in words: the picture says no figures. */
  label: string;
  widthPx?: number;
  heightPx?: number;
}

/** A line without axes, its last value a dot: where something is going. */
export function Sparkline({ values, label, widthPx = 88, heightPx = 20 }: SparklineProps) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (i: number) => 2 + (i / Math.max(values.length - 1, 1)) * (widthPx - 5);
  const y = (value: number) => heightPx - 3 - ((value - low) / span) * (heightPx - 6);
  const points = values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      role="img"
      aria-label={label}
      width={widthPx}
      height={heightPx}
      className={styles['spark']}
    >
      <polyline points={points.join(' ')} />
      {values.length === 0 ? null : (
        <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? low)} r={2} />
      )}
    </svg>
  );
}

interface BarListProps {
  label: string;
  bars: readonly { label: string; value: number; text: string }[];
}

/** Amounts side by side: what each part took of a delay, who took how long. */
export function BarList({ label, bars }: BarListProps) {
  const most = Math.max(...bars.map((bar) => Math.abs(bar.value)), 1);
  return (
    <ul className={styles['bars']} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.label}>
          <span>{bar.label}</span>
          <span className={styles['bar']} aria-hidden="true">
            <span style={{ width: `${(Math.abs(bar.value) / most) * 100}%` }} />
          </span>
          <span>{bar.text}</span>
        </li>
      ))}
    </ul>
  );
}
