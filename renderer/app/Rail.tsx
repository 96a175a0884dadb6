import { Link, useLocation } from 'wouter';
import { Badge } from '#ui';
import type { Workspace } from '#ui';
import { Logo } from './Logo.tsx';
import styles from './rail.module.css';

/** The workspaces, each with its key and what waits there; below them handover and admin. */
export function Rail({
  workspaces,
  placeOf,
}: {
  workspaces: readonly Workspace[];
  /** Where a workspace is entered: where it was left. */
  placeOf: (workspace: Workspace) => string;
}) {
  return (
    <nav className={styles['rail']} aria-label="Workspaces">
      <span className={styles['logo']}>
        <Logo />
      </span>
      <ul>
        {workspaces
          .filter((workspace) => !workspace.isBelow)
          .map((workspace) => (
            <RailEntry key={workspace.id} workspace={workspace} place={placeOf(workspace)} />
          ))}
      </ul>
      <ul className={styles['below']}>
        {workspaces
          .filter((workspace) => workspace.isBelow)
          .map((workspace) => (
            <RailEntry key={workspace.id} workspace={workspace} place={placeOf(workspace)} />
          ))}
      </ul>
    </nav>
  );
}

const noBadge = () => null;

function RailEntry({ workspace, place }: { workspace: Workspace; place: string }) {
  const { icon: Icon, title, path, goKey, useBadge = noBadge } = workspace;
  const badge = useBadge();
  const [location] = useLocation();
  const isHere = location === path || location.startsWith(`${path}/`);
  return (
    <li>
      <Link
        href={place}
        className={styles['entry']}
        aria-current={isHere ? 'page' : undefined}
        aria-keyshortcuts={`G ${goKey}`}
        title={`${title} (G ${goKey})`}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{title}</span>
        {badge === null ? null : (
          <span className={styles['badge']}>
            <Badge {...badge} />
          </span>
        )}
      </Link>
    </li>
  );
}
