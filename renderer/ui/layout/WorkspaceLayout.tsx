import type { ReactNode } from 'react';
import { Splitter } from '../controls/Splitter.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { sizes } from '../tokens.ts';
import { panelState, togglePanel, usePanelState } from './panel-state.ts';
import styles from './workspace-layout.module.css';

interface WorkspaceLayoutProps {
  /** What the work is about, for those who hear the screen. */
  label: string;
  /** Views and totals left of the work: 152 px beside a queue, 284 px for a list of cards. */
  side?: ReactNode;
  sideWidthPx?: number;
  children: ReactNode;
  /** The context panel of what is selected; none when nothing is. */
  panel?: ReactNode;
}

/** A workspace: side list, work, context panel. Space toggles the panel. */
export function WorkspaceLayout({
  label,
  side,
  sideWidthPx = 152,
  children,
  panel,
}: WorkspaceLayoutProps) {
  const { isOpen, widthPx } = usePanelState();
  useKeys('workspace', [{ keys: 'Space', does: 'panel', run: togglePanel }]);
  const hasPanel = isOpen && panel !== undefined && panel !== null;
  return (
    <div className={styles['workspace']}>
      {side === undefined ? null : (
        <aside
          className={styles['side']}
          style={{ width: sideWidthPx }}
          aria-label={`${label}, views`}
        >
          {side}
        </aside>
      )}
      <main className={styles['main']} aria-label={label}>
        {children}
      </main>
      {hasPanel ? (
        <>
          <Splitter
            label="Panel width"
            axis="right"
            sizePx={widthPx}
            minPx={sizes.panelMin}
            maxPx={sizes.panelMax}
            onResize={(px) => panelState.setState({ widthPx: px })}
          />
          <aside className={styles['panel']} style={{ width: widthPx }} aria-label="Details">
            {panel}
          </aside>
        </>
      ) : null}
    </div>
  );
}
