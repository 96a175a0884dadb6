import { STATES_BY_RANK } from '#shared/vocabulary';
import { STATE_SHAPES, StateShapeSvg } from '#ui';
import styles from './map-workspace.module.css';

const RANKED = STATES_BY_RANK.filter((state) => state !== 'ok');

/** What the marks mean. */
export function MapLegend() {
  return (
    <ul className={styles['legend']} aria-label="Legend">
      <li>
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
          <rect
            x="2.5"
            y="2.5"
            width="11"
            height="11"
            rx="2"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        </svg>
        Site, by 7-day outflow
      </li>
      <li>
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M13.8 8 L3 12.4 L5.4 8 L3 3.6 Z" fill="currentColor" />
        </svg>
        Shipment, on plan
      </li>
      {RANKED.map((state) => (
        <li key={state}>
          <StateShapeSvg state={state} sizePx={13} />
          {STATE_SHAPES[state].word}
          {state === 'stale' ? ', ring shows where it can be' : ''}
        </li>
      ))}
    </ul>
  );
}
