import type { DocumentSums } from './document-sums.ts';
import styles from './finance.module.css';

/** How much of what was posted is matched, on its way, and unmatched; the figures beside it say the same. */
export function ShareBar({ sums }: { sums: DocumentSums }) {
  const { postedMinor, matchedMinor, transitMinor, unmatchedMinor, worst } = sums;
  if (postedMinor === 0) return <span className={styles['bar']} aria-hidden="true" />;
  const share = (minor: number) => ({ flexGrow: minor / postedMinor });
  return (
    <span className={styles['bar']} aria-hidden="true">
      <span data-part="matched" style={share(matchedMinor)} />
      <span data-part="transit" style={share(transitMinor)} />
      {unmatchedMinor === 0 ? null : (
        <span
          data-part="unmatched"
          data-state={worst === 'late' ? 'late' : 'watch'}
          style={share(unmatchedMinor)}
        />
      )}
    </span>
  );
}
