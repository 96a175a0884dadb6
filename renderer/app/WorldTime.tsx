import { Gauge } from 'lucide-react';
import { useState } from 'react';
import { zoneName } from '#shared/vocabulary';
import {
  appearance,
  clockSeconds,
  Menu,
  ownZone,
  useAppearance,
  useViewpoint,
  weekdayDate,
} from '#ui';
import { useReadable } from './services.ts';
import type { ShellServices } from './services.ts';
import styles from './top-bar.module.css';

const RATES = [0, 1, 10, 60, 600, 3_600];

/** How fast the world goes; only the embedded simulator's can be set. */
export function WorldRateControl({ services }: { services: ShellServices }) {
  const { rate, isAdjustable } = useReadable(services.worldRate);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles['live']}>
      <span className={styles['now']}>
        <i aria-hidden="true" />
        {rate === 0 ? 'Paused' : 'Live'}
      </span>
      {isAdjustable ? (
        <button
          type="button"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-label={`Speed of the world, ${rateText(rate)}`}
          onClick={() => setOpen(!isOpen)}
        >
          <Gauge size={16} strokeWidth={1.75} aria-hidden />
          {rateText(rate)}
        </button>
      ) : null}
      {isOpen ? (
        <Menu
          label="Speed of the world"
          align="right"
          onClose={() => setOpen(false)}
          items={RATES.map((choice) => ({
            id: String(choice),
            label: choice === 0 ? 'Pause' : rateText(choice),
            isChecked: choice === rate,
            onPress: () => services.setWorldRate(choice),
          }))}
        />
      ) : null}
    </div>
  );
}

function rateText(rate: number): string {
  return rate === 0 ? 'paused' : `${rate.toLocaleString('en-US')}×`;
}

/** World time in the chosen zone. Not a live region: a clock that speaks each second is of use to nobody. */
export function Clock({ services }: { services: ShellServices }) {
  const view = useViewpoint();
  const zones = useReadable(services.zones);
  const { zone: chosen } = useAppearance();
  const [isOpen, setOpen] = useState(false);
  if (view.nowMs === 0) return <span className={styles['clock']} />;
  const now = new Date(view.nowMs).toISOString();
  const choose = (zone: string | null) => () => appearance.setState({ zone });
  const named = (zone: string) => zoneName(view.nowMs, zone);
  return (
    <div className={styles['clock']}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title="Times are read in this zone"
        aria-label="Zone of all times"
        onClick={() => setOpen(!isOpen)}
      >
        <time dateTime={now}>
          <b>{`${clockSeconds(now, view)} ${zoneName(view.nowMs, view.zone)}`}</b>
          <span>{weekdayDate(now, view)}</span>
        </time>
      </button>
      {isOpen ? (
        <Menu
          label="Times in"
          align="right"
          onClose={() => setOpen(false)}
          items={[
            {
              id: 'own',
              label: `Own time, ${named(ownZone())}`,
              isChecked: chosen === null,
              onPress: choose(null),
            },
            {
              id: 'UTC',
              label: 'UTC',
              isChecked: chosen === 'UTC',
              onPress: choose('UTC'),
            },
            ...zones.map(({ zone, label }) => ({
              id: zone,
              label: `${named(zone)}, ${label}`,
              isChecked: chosen === zone,
              onPress: choose(zone),
            })),
          ]}
        />
      ) : null}
    </div>
  );
}
