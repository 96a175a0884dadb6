import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { count } from '../format/numbers.ts';
import { StateShapeSvg } from '../StateMark.tsx';
import styles from './regions.module.css';

/** 400 ms: below that a wait is not noticed, and a word that comes and goes would be. */
const LOADING_AFTER_MS = 400;

/** What is absent, and what is normal. With a filter on, how to see everything again. */
export function EmptyRegion({
  children,
  onClearFilter,
}: {
  children: ReactNode;
  onClearFilter?: () => void;
}) {
  return (
    <p className={styles['empty']}>
      {children}
      {onClearFilter === undefined ? null : (
        <>
          {' '}
          <button type="button" className="link" onClick={onClearFilter}>
            Clear filter
          </button>
        </>
      )}
    </p>
  );
}

/** Blank at first; after 400 ms how far it has come: "Loading, 3,200 of 9,800". */
export function LoadingRegion({ done, total }: { done?: number; total?: number }) {
  const isShown = useLasts();
  if (!isShown) return <div className={styles['empty']} aria-busy="true" />;
  const amount =
    done === undefined || total === undefined || total === 0
      ? ''
      : `, ${count(done)} of ${count(total)}`;
  return (
    <p className={styles['empty']} role="status" aria-busy="true">
      Loading{amount}
    </p>
  );
}

/**
 * Over the top right of a region whose values something has overtaken, after 400 ms: they stay and nothing moves, and
 * nobody takes them for new.
 */
export function ReadAgainMark() {
  const isShown = useLasts();
  return (
    <div className={styles['again']} role="status" aria-busy="true">
      {isShown ? <span>Being read again</span> : null}
    </div>
  );
}

/** Whether a wait has become one that is noticed. */
function useLasts(): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(true), LOADING_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return lasts;
}

interface ErrorRegionProps {
  /** What failed, since when. */
  what: string;
  /** What still works. */
  stillWorks?: string;
  onRetry: () => void;
}

/** In place: what failed, since when, what still works. */
export function ErrorRegion({ what, stillWorks, onRetry }: ErrorRegionProps) {
  return (
    <div className={styles['error']} role="alert" data-state="late">
      <StateShapeSvg state="late" sizePx={14} />
      <div>
        <p className={styles['what']}>{what}</p>
        {stillWorks === undefined ? null : <p>{stillWorks}</p>}
      </div>
      <Button isSmall onPress={onRetry}>
        Retry
      </Button>
    </div>
  );
}

/** A region that this person may not see, with who may: "Finance only". Never silently hidden. */
export function NoRightRegion({ children }: { children: ReactNode }) {
  return (
    <p className={styles['noRight']}>
      <Lock size={16} strokeWidth={1.75} aria-hidden />
      {children}
    </p>
  );
}
