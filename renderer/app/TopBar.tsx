import { Search } from 'lucide-react';
import { Link } from 'wouter';
import { KeyCaps, StateShapeSvg } from '#ui';
import type { Workspace } from '#ui';
import type { ShellServices } from './services.ts';
import { useReadable } from './services.ts';
import styles from './top-bar.module.css';
import { Clock, WorldRateControl } from './WorldTime.tsx';
import { You } from './You.tsx';

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
      <Clock services={services} />
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
