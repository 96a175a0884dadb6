import type { ShipmentDetail, ShipmentRow } from '#shared/protocol';
import { isStale } from '#shared/vocabulary';
import {
  BarList,
  count,
  dayTime,
  Facts,
  NOTHING_YET,
  Note,
  Section,
  signed,
  useViewpoint,
} from '#ui';

/** The carrier's word and ours, never mixed: each with when it was given or how sure it is. */
export function TwoEtasSection({ row, detail }: { row: ShipmentRow; detail: ShipmentDetail }) {
  const view = useViewpoint();
  const { carrierEta, ourEta } = detail;
  const staleSince = isStale(row.asOf, view.nowMs) ? row.asOf.occurredAt : null;
  return (
    <Section title="Two ETAs, kept apart">
      <Facts
        facts={[
          {
            label: 'Carrier',
            value: carrierEta === null ? NOTHING_YET : dayTime(carrierEta.at, view),
            aside:
              carrierEta === null ? 'none given' : `given ${dayTime(carrierEta.givenAt, view)}`,
          },
          {
            label: 'Signalbox',
            value: ourEta === null ? NOTHING_YET : dayTime(ourEta.p50At, view),
            aside: ourEta === null ? 'none yet' : `P90 ${dayTime(ourEta.p90At, view)}`,
            isStrong: true,
            staleSince: ourEta === null ? null : staleSince,
          },
        ]}
      />
      {ourEta?.held ? <Note>{ourEta.held}</Note> : null}
    </Section>
  );
}

/** What made it late, part by part; the parts add up to what we are off by. */
export function EtaLedgerSection({ ledger }: Pick<ShipmentDetail, 'ledger'>) {
  const parts = ledger.filter(({ minutes }) => minutes !== 0);
  const total = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  if (parts.length === 0) return null;
  return (
    <Section
      title="ETA ledger"
      aside={`${count(Math.abs(total))} min ${total < 0 ? 'early' : 'late'}, explained`}
    >
      <BarList
        label="What made it late"
        bars={parts.map(({ label, minutes }) => ({
          label,
          value: minutes,
          text: `${signed(minutes)} min`,
        }))}
      />
    </Section>
  );
}
