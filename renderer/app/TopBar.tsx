import { Gauge, Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  appearance,
  clockSeconds,
  KeyCaps,
  Menu,
  StateShapeSvg,
  useAppearance,
  useViewpoint,
  weekdayDate,
  zoneName,
} from '#ui';
import type { Workspace } from '#ui';
import type { ShellServices } from './services.ts';
import { useReadable } from './services.ts';
import styles from './top-bar.module.css';

interface TopBarProps {
  services: ShellServices;
  workspace: Workspace | null;
  onSearch: () => void;
}

const noScope = () => '';

/** Title and scope, palette, feed health, world time, and who you are. */
export function TopBar({ services, workspace, onSearch }: TopBarProps) {
  return (
    <header className={styles['bar']}>
      <div className={styles['title']}>
        <h1>{workspace?.title ?? 'Signalbox'}</h1>
        {workspace === null ? null : <Scope key={workspace.id} workspace={workspace} />}
      </div>
      <button
        type="button"
        className={styles['search']}
        onClick={onSearch}
        aria-keyshortcuts="Control+K"
      >
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <span>Search or type a command</span>
        <KeyCaps keys="Ctrl K" />
      </button>
      <FeedHealthLine services={services} />
      <WorldRateControl services={services} />
      <Clock />
      <You services={services} />
    </header>
  );
}

function Scope({ workspace }: { workspace: Workspace }) {
  const { useScope = noScope } = workspace;
  return <span className={styles['scope']}>{useScope()}</span>;
}

/** "11 of 12 feeds live · WMS Dallas silent 14 min", worst shape first; all well is grey. Opens Integrations. */
function FeedHealthLine({ services }: { services: ShellServices }) {
  const health = useReadable(services.feeds);
  if (health === null) return <span className={styles['health']} />;
  const { live, total, worst } = health;
  return (
    <Link href="/integrations" className={styles['health']}>
      {worst === null ? null : (
        <StateShapeSvg state={worst.state} sizePx={13} label={worst.state} />
      )}
      {live === total ? (
        <span>{total} feeds live</span>
      ) : (
        <span>
          <b>{`${live} of ${total}`}</b> feeds live
        </span>
      )}
      {worst === null ? null : <span>· {worst.text}</span>}
    </Link>
  );
}

const RATES = [0, 1, 10, 60, 600, 3_600];

/** How fast the world goes; only the embedded simulator's can be set. */
function WorldRateControl({ services }: { services: ShellServices }) {
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
function Clock() {
  const view = useViewpoint();
  if (view.nowMs === 0) return <span className={styles['clock']} />;
  const now = new Date(view.nowMs).toISOString();
  return (
    <time className={styles['clock']} dateTime={now}>
      <b>{`${clockSeconds(now, view)} ${zoneName(view.nowMs, view.zone)}`}</b>
      <span>{weekdayDate(now, view)}</span>
    </time>
  );
}

/** Who you are in this window, who else shares it, and how you like to see and press. */
function You({ services }: { services: ShellServices }) {
  const person = useReadable(services.person);
  const people = useReadable(services.people);
  const { theme, density, hasSingleKeys } = useAppearance();
  const [isOpen, setOpen] = useState(false);
  if (person === null) return <span className={styles['you']} />;
  return (
    <div className={styles['you']}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles['avatar']} aria-hidden="true">
          {initials(person.name)}
        </span>
        <span className={styles['who']}>
          <b>{person.name}</b>
          <span>{person.title}</span>
        </span>
      </button>
      {isOpen ? (
        <Menu
          label="You"
          align="right"
          onClose={() => setOpen(false)}
          items={[
            ...people.map(({ id, name, title }) => ({
              id,
              label: `${name}, ${title}`,
              isChecked: id === person.id,
              onPress: () => services.choosePerson(id),
            })),
            {
              id: 'theme',
              label: theme === 'dark' ? 'Light theme' : 'Dark theme',
              onPress: () => appearance.setState({ theme: theme === 'dark' ? 'light' : 'dark' }),
            },
            {
              id: 'density',
              label: density === 'dense' ? 'Comfortable rows' : 'Dense rows',
              onPress: () =>
                appearance.setState({ density: density === 'dense' ? 'comfortable' : 'dense' }),
            },
            {
              id: 'keys',
              label: hasSingleKeys ? 'Switch single keys off' : 'Switch single keys on',
              onPress: () => appearance.setState({ hasSingleKeys: !hasSingleKeys }),
            },
          ]}
        />
      ) : null}
    </div>
  );
}

function initials(name: string): string {
  return name
    .split(/[\s.]+/)
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
}
