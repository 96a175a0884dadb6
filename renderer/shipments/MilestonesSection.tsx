import { Check, Circle } from 'lucide-react';
import type { ShipmentDetail } from '#shared/protocol';
import { MINUTE_MS, zoneName } from '#shared/vocabulary';
import {
  about,
  dayTime,
  NOTHING_YET,
  orNothing,
  Section,
  signedDurationShort,
  SmallTable,
  useViewpoint,
} from '#ui';
import styles from './shipment-panel.module.css';

/** Planned against what happened, or what we expect: "~" stands before an estimate. */
export function MilestonesSection({ milestones }: Pick<ShipmentDetail, 'milestones'>) {
  const view = useViewpoint();
  return (
    <Section title="Milestones" aside={`${zoneName(view.nowMs, view.zone)}, today unless dated`}>
      <SmallTable
        label="Milestones"
        columns={[
          { header: '' },
          { header: 'Planned', align: 'right' },
          { header: 'Actual or P50', align: 'right' },
          { header: 'Off by', align: 'right' },
        ]}
        rows={milestones.map(
          ({ label, plannedAt, estimatedAt, actualAt, offByMinutes, manual }, i) => ({
            id: `${i} ${label}`,
            cells: [
              <span key="label" className={styles['milestone']}>
                {actualAt === null ? (
                  <Circle size={10} strokeWidth={1.75} aria-hidden />
                ) : (
                  <Check size={12} strokeWidth={2} aria-hidden />
                )}
                {label}
                {manual === null ? null : (
                  <em
                    title={`Entered by ${manual.by}: ${manual.reason}`}
                  >{` by hand, ${manual.by}`}</em>
                )}
                <span className="visually-hidden">{actualAt === null ? ', ahead' : ', done'}</span>
              </span>,
              <span key="planned" className={styles['planned']}>
                {orNothing(plannedAt, (at) => dayTime(at, view))}
              </span>,
              actualAt === null
                ? orNothing(estimatedAt, (at) => about(dayTime(at, view)))
                : dayTime(actualAt, view),
              offByMinutes === null ? NOTHING_YET : signedDurationShort(offByMinutes * MINUTE_MS),
            ],
          }),
        )}
      />
    </Section>
  );
}
