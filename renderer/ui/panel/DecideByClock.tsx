import type { ReactNode } from 'react';
import { zoneName, type Instant, type State } from '#shared/vocabulary';
import { durationText } from '../format/duration.ts';
import { dayTime } from '../format/instant.ts';
import { StateShapeSvg } from '../StateMark.tsx';
import { useViewpoint } from '../viewpoint.ts';
import styles from './decide-by.module.css';

/** A way out that remains until a time; the last one has none. */
export interface RemainingOption {
  until: Instant | null;
  /** What is still possible then: "ground makes it". */
  what: string;
  /** What it costs: "$612", "$370/h". */
  cost: string;
  /** Grey while nothing is lost, then warmer. */
  state: State;
}

interface DecideByClockProps {
  decideBy: Instant;
  /** Watch above 4 h, late up to 4 h, critical up to 1 h or in the top money band: the hub says. */
  state: State;
  /** When the bar starts: when the exception was raised. */
  since: Instant;
  atRisk: string;
  options: readonly RemainingOption[];
  /** What one loses by deciding later, with its formula. */
  children?: ReactNode;
}

/** The share of the bar that the open-ended last option gets. */
const OPEN_END_SHARE = 0.22;

/** Until when one can decide, how long that is, and what each option costs that remains. */
export function DecideByClock({
  decideBy,
  state,
  since,
  atRisk,
  options,
  children,
}: DecideByClockProps) {
  const view = useViewpoint();
  const decideByMs = Date.parse(decideBy);
  const leftMs = decideByMs - view.nowMs;
  const shares = sharesOf(options, Date.parse(since));
  return (
    <div className={styles['clock']} data-state={state}>
      <div className={styles['head']}>
        <div>
          <div className={styles['label']}>
            <StateShapeSvg state={state} sizePx={12} />
            Decide by
          </div>
          <div className={styles['time']}>
            <b>{dayTime(decideBy, view)}</b> {zoneName(decideByMs, view.zone)},{' '}
            {leftMs >= 0 ? `in ${durationText(leftMs)}` : `${durationText(leftMs)} ago`}
          </div>
        </div>
        <div className={styles['risk']}>
          <div>At risk</div>
          <b>{atRisk}</b>
        </div>
      </div>
      {options.length === 0 ? null : (
        <div className={styles['bar']} aria-hidden="true">
          {options.map(({ what, state: toneState }, i) => (
            <span key={what} data-state={toneState} style={{ flexGrow: shares.parts[i] ?? 0 }} />
          ))}
          <i style={{ left: `${(shares.at(view.nowMs) * 100).toFixed(2)}%` }} />
        </div>
      )}
      <ul className={styles['options']}>
        {options.map(({ until, what, cost, state: toneState }) => (
          <li key={what}>
            <span className={styles['swatch']} data-state={toneState} />
            <span>{until === null ? 'After that' : `Until ${dayTime(until, view)}`}</span>
            <span>{what}</span>
            <span>{cost}</span>
          </li>
        ))}
      </ul>
      {children === undefined ? null : <p className={styles['waiting']}>{children}</p>}
    </div>
  );
}

/** How wide each option is drawn, and where on the bar an instant lies. */
function sharesOf(options: readonly RemainingOption[], startMs: number) {
  const ends = options.map(({ until }) => (until === null ? null : Date.parse(until)));
  const lastMs = Math.max(startMs + 1, ...ends.filter((end) => end !== null));
  const closedShare = ends.includes(null) ? 1 - OPEN_END_SHARE : 1;
  const scale = closedShare / (lastMs - startMs);
  let from = startMs;
  const parts = ends.map((end) => {
    if (end === null) return OPEN_END_SHARE;
    const share = Math.max(0, end - from) * scale;
    from = Math.max(from, end);
    return share;
  });
  return { parts, at: (ms: number) => Math.min(1, Math.max(0, (ms - startMs) * scale)) };
}
