import type { StockDetail } from '#shared/protocol';
import type { Unit } from '#shared/vocabulary';
import { count, quantity, StateShapeSvg, useViewpoint, weekdayDate } from '#ui';
import { firstDayBelow, projectionPicture } from './projection-points.ts';
import styles from './projection.module.css';

interface ProjectionChartProps {
  detail: Pick<StockDetail, 'projection' | 'safetyStock'>;
  unit: Unit;
}

const FRAME = { widthPx: 300, heightPx: 112 };
/** Room for the scale left, and for the dates below. */
const LEFT_PX = 36;
const BELOW_PX = 16;
const TOP_PX = 6;
const BAR_PX = 9;

/** Fourteen days of a position: what will be there, what arrives, and the safety stock that should never be touched. */
export function ProjectionChart({ detail, unit }: ProjectionChartProps) {
  const view = useViewpoint();
  const { projection, safetyStock } = detail;
  const picture = projectionPicture(detail, FRAME);
  const { xs, ys, zeroY, safetyY, arrivalHeights, ticks } = picture;
  const below = firstDayBelow(projection);
  const points = xs.map((x, i) => `${x.toFixed(1)},${(ys[i] ?? 0).toFixed(1)}`);
  const dayText = (i: number) => weekdayDate(projection[i]?.day ?? '', view);
  const stepPx = FRAME.widthPx / Math.max(projection.length, 1);
  return (
    <div>
      <svg
        role="img"
        aria-label={summary(detail, unit, below < 0 ? null : dayText(below))}
        className={styles['picture']}
        viewBox={`${-LEFT_PX} ${-TOP_PX} ${FRAME.widthPx + LEFT_PX} ${FRAME.heightPx + TOP_PX + BELOW_PX}`}
      >
        {arrivalHeights.map((height, i) =>
          height <= 0 ? null : (
            <rect
              key={projection[i]?.day}
              className={styles['arrival']}
              x={(xs[i] ?? 0) - BAR_PX / 2}
              y={zeroY - height}
              width={BAR_PX}
              height={height}
            />
          ),
        )}
        <line className={styles['zero']} x1={0} x2={FRAME.widthPx} y1={zeroY} y2={zeroY} />
        <line className={styles['safety']} x1={0} x2={FRAME.widthPx} y1={safetyY} y2={safetyY} />
        <polyline className={styles['line']} points={points.join(' ')} />
        {below < 0 ? null : (
          <polyline className={styles['below']} points={points.slice(below).join(' ')} />
        )}
        {below < 0 ? null : (
          <g transform={`translate(${(xs[below] ?? 0) - 6} ${(ys[below] ?? 0) - 6})`}>
            <StateShapeSvg state="late" sizePx={12} />
          </g>
        )}
        {ticks.map(({ value, y }) => (
          <text key={value} className={styles['text']} x={-6} y={y + 3} textAnchor="end">
            {count(value)}
          </text>
        ))}
        {projection.map(({ day, projected, arrivals, demand }, i) => (
          <rect
            key={day}
            className={styles['day']}
            x={(xs[i] ?? 0) - stepPx / 2}
            y={-TOP_PX}
            width={stepPx}
            height={FRAME.heightPx + TOP_PX}
          >
            <title>
              {`${dayText(i)}: ${quantity(projected, unit)} projected, ${count(arrivals)} arrive, ${count(demand)} needed`}
            </title>
          </rect>
        ))}
        {[0, Math.floor(projection.length / 2), projection.length - 1].map((i, at) =>
          projection[i] === undefined ? null : (
            <text
              key={at}
              className={styles['text']}
              x={xs[i]}
              y={FRAME.heightPx + BELOW_PX - 4}
              textAnchor={at === 0 ? 'start' : at === 1 ? 'middle' : 'end'}
            >
              {dayText(i)}
            </text>
          ),
        )}
      </svg>
      <p className={styles['legend']} aria-hidden="true">
        <span>Projected</span>
        <span data-mark="arrivals">Arrivals</span>
        <span data-mark="safety">{`Safety stock ${quantity(safetyStock, unit)}`}</span>
      </p>
    </div>
  );
}

function summary(
  { projection, safetyStock }: ProjectionChartProps['detail'],
  unit: Unit,
  belowOn: string | null,
): string {
  const first = projection[0]?.projected ?? 0;
  const last = projection.at(-1)?.projected ?? 0;
  const below = belowOn === null ? 'never below zero' : `below zero from ${belowOn}`;
  return `${projection.length} days ahead: from ${quantity(first, unit)} to ${quantity(last, unit)}, ${below}; safety stock ${quantity(safetyStock, unit)}`;
}
