import type { ReactNode } from 'react';
import type { Instant } from '#shared/vocabulary';
import { asOfText } from '../format/instant.ts';
import { useViewpoint } from '../viewpoint.ts';
import styles from './stale.module.css';

/** A value that is older than its contract allows: it stays, hatched, and says as of when. */
export function StaleValue({ since, children }: { since: Instant; children: ReactNode }) {
  const view = useViewpoint();
  return (
    <span className={styles['stale']} title={`Stale, ${asOfText(since, view)}`}>
      {children}
      <span className="visually-hidden">{`, stale, ${asOfText(since, view)}`}</span>
    </span>
  );
}

/** "as of 11:41 EDT · TMS", hatched once stale. Reads the clock, so a page of them redraws each second. */
export function AsOfText({
  instant,
  source,
  isStale,
}: {
  instant: Instant;
  source?: string;
  isStale?: boolean;
}) {
  const view = useViewpoint();
  const text = `${asOfText(instant, view)}${source === undefined ? '' : ` · ${source}`}`;
  return (
    <time dateTime={instant} className={isStale ? styles['stale'] : undefined}>
      {text}
    </time>
  );
}
