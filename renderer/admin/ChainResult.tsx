import type { ChainReport } from '#shared/protocol';
import { Band, count, useViewpoint, zonedDayTime } from '#ui';
import type { Viewpoint } from '#ui';
import styles from './audit.module.css';

/** What following the chain came to: whole up to a row, or which row is not as it was written. */
export function ChainResult({ report }: { report: ChainReport }) {
  const view = useViewpoint();
  const { ok, seq, chain, findings, found } = report;
  if (ok)
    return (
      <Band state="ok" title={`The chain is whole up to row ${count(seq)}.`}>
        {`${factsText(report, view)} Last link ${chain.slice(0, 12)}.`}
      </Band>
    );
  return (
    <div className={styles['broken']}>
      <Band state="critical" title={`The chain is broken: ${count(found)} findings.`}>
        {factsText(report, view)}
      </Band>
      <ul aria-label="What is not as it was written">
        {findings.map((finding) => (
          <li key={`${finding.seq} ${finding.what}`}>
            <b>{`Row ${count(finding.seq)}`}</b> {finding.what}
          </li>
        ))}
      </ul>
    </div>
  );
}

function factsText({ events, own, outside, at }: ChainReport, view: Viewpoint): string {
  const heads =
    outside === null
      ? 'No heads are kept outside.'
      : outside === 1
        ? 'The head kept outside fits.'
        : `${count(outside)} heads kept outside fit.`;
  return `${count(events)} events, ${count(own)} of our own, as of ${zonedDayTime(at, view)}. ${heads}`;
}
