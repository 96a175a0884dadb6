import { ShieldCheck } from 'lucide-react';
import type { AuditRow } from '#shared/protocol';
import { closePanel, ContextPanel, Facts, Pill, Section, useViewpoint, zonedDayTime } from '#ui';
import { isRefusal } from './audit-columns.ts';
import styles from './audit.module.css';

interface AuditPanelProps {
  row: AuditRow;
  onAbout: (object: string) => void;
}

/** One row of the trail, whole: what was decided, on what, and its link. */
export function AuditPanel({ row, onAbout }: AuditPanelProps) {
  const view = useViewpoint();
  const { seq, at, actorName, what, object, why, policy, dataAsOf, hash, type, data } = row;
  return (
    <ContextPanel
      kind={`Row ${seq}`}
      icon={ShieldCheck}
      asOf={null}
      name={what}
      about={type}
      pills={isRefusal(row) ? <Pill state="late">Refused</Pill> : null}
      onClose={closePanel}
    >
      <Section title="Who, when, why">
        <Facts
          facts={[
            { label: 'Who', value: actorName, isStrong: true },
            { label: 'When', value: zonedDayTime(at, view) },
            {
              label: 'Object',
              value:
                object === '' ? (
                  '–'
                ) : (
                  <button type="button" className="link" onClick={() => onAbout(object)}>
                    {object}
                  </button>
                ),
            },
            { label: 'Why', value: why ?? '–' },
            { label: 'Policy', value: policy ?? '–' },
            {
              label: 'Data as of',
              value: dataAsOf === null ? '–' : zonedDayTime(dataAsOf, view),
            },
          ]}
        />
      </Section>
      <Section title="What it says">
        <pre className={styles['data']} tabIndex={0}>
          {JSON.stringify(data, null, 2)}
        </pre>
      </Section>
      <Section title="Link of the chain" aside="SHA-256">
        <code className={styles['hash']}>{hash}</code>
      </Section>
    </ContextPanel>
  );
}
