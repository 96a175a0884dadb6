import styles from './alarm-rate.module.css';

interface AlarmRateProps {
  /** New exceptions in each ten minutes, oldest first. */
  perTenMinutes: readonly number[];
  floodAt: number;
}

const HEIGHT_PX = 34;
const BAR_PX = 4;

/** New exceptions in each ten minutes, with the line above which it is a flood. */
export function AlarmRate({ perTenMinutes, floodAt }: AlarmRateProps) {
  const top = Math.max(floodAt, ...perTenMinutes);
  const y = (value: number) => HEIGHT_PX - (value / top) * (HEIGHT_PX - 2);
  const width = perTenMinutes.length * (BAR_PX + 1);
  return (
    <svg
      className={styles['rate']}
      role="img"
      aria-label={`New exceptions in each ten minutes, ${perTenMinutes.join(', ')}; flood above ${floodAt}`}
      viewBox={`0 0 ${width} ${HEIGHT_PX}`}
      preserveAspectRatio="none"
    >
      {perTenMinutes.map((value, i) => (
        <rect
          key={i}
          x={i * (BAR_PX + 1)}
          width={BAR_PX}
          y={y(value)}
          height={HEIGHT_PX - y(value)}
          data-flood={value > floodAt || undefined}
        />
      ))}
      <line x1={0} x2={width} y1={y(floodAt)} y2={y(floodAt)} />
    </svg>
  );
}
