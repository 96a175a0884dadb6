import type { Instant, State } from '#shared/vocabulary';
import { clockSeconds } from '../format/instant.ts';
import { StateShapeSvg } from '../StateMark.tsx';
import { useViewpoint } from '../viewpoint.ts';
import styles from './steps-track.module.css';

/** One step on the way of a command, and when it happened. */
export interface Step {
  name: string;
  at: Instant | null;
}

interface StepsTrackProps {
  /** What goes out: "Reserve 252 ea". */
  title: string;
  /** To whom: "WMS Columbus". */
  target: string;
  steps: readonly Step[];
  /** Where it stands: "Confirmed by wms.stock.reserved", "Not queued: waits for finance". */
  status: string;
  /** Late when no answer came in time, critical when the target refused. */
  state?: State;
}

/** The way of one command, queued to confirmed: a filled dot has happened, and its time stands under it. */
export function StepsTrack({ title, target, steps, status, state }: StepsTrackProps) {
  const view = useViewpoint();
  const reached = steps.findLastIndex((step) => step.at !== null);
  return (
    <div className={styles['track']}>
      <div className={styles['head']}>
        <b>{title}</b>
        <span className={styles['target']}>{target}</span>
        <span
          className={styles['status']}
          data-state={state}
          data-begun={reached >= 0 || undefined}
        >
          {state === undefined ? null : <StateShapeSvg state={state} sizePx={12} />}
          {status}
        </span>
      </div>
      <ol className={styles['steps']}>
        {steps.map(({ name, at }, i) => (
          <li
            key={name}
            data-done={at !== null || undefined}
            data-passed={i < reached || undefined}
          >
            <span className={styles['dot']} aria-hidden="true" />
            <span>{name}</span>
            <time>{at === null ? ' ' : clockSeconds(at, view)}</time>
            {at === null ? <span className="visually-hidden">, not yet</span> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
