import { Warehouse } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExceptionRow, SiteRow } from '#shared/protocol';
import {
  closePanel,
  ContextPanel,
  count,
  dayTime,
  EmptyRegion,
  Facts,
  Pill,
  places,
  Section,
  SmallTable,
  StateMark,
  STATE_SHAPES,
  useViewpoint,
  wholeMoney,
  knownMoney,
  orNothing,
} from '#ui';
import { AsOfNote } from '#work';
import { healthText, siteMark } from './use-site-marks.ts';

interface SitePanelViewProps {
  site: SiteRow;
  /** The worst open exceptions there, by money at risk. */
  worst: readonly ExceptionRow[];
  inbound: number;
  outbound: number;
  /** What is open beneath its entity. */
  beneath?: ReactNode;
  actions?: ReactNode;
}

/** A site: how its stock stands, what is on the way to and from it, and what needs a person there. */
export function SitePanelView({
  site,
  worst,
  inbound,
  outbound,
  beneath,
  actions,
}: SitePanelViewProps) {
  const view = useViewpoint();
  const { state } = siteMark(site, view);
  const health = healthText(site);
  return (
    <ContextPanel
      kind="Site"
      icon={Warehouse}
      asOf={<AsOfNote asOf={site.asOf} />}
      name={`${site.name} (${site.code})`}
      about={site.entityName}
      pills={<Pill state={state}>{health === '' ? STATE_SHAPES[state].word : health}</Pill>}
      onClose={closePanel}
      actions={actions}
    >
      <Section title="Stock health" aside="open exceptions">
        <Facts
          facts={[
            { label: 'Short', value: count(site.short), isStrong: site.short > 0 },
            { label: 'Of them critical', value: count(site.critical), isStrong: site.critical > 0 },
            { label: 'Excess', value: count(site.excess) },
            {
              label: 'At risk',
              value: wholeMoney({ minor: site.atRiskMinor, currency: site.currency }),
              aside: 'margin of open lines',
              isStrong: site.atRiskMinor > 0,
            },
          ]}
        />
      </Section>
      <Section title="Movement" aside="square by what it sent out">
        <Facts
          facts={[
            {
              label: 'Sent out in 7 days',
              value: `${count(site.outflowSevenDays)} units`,
            },
            { label: 'Coming in', value: shipmentsText(inbound) },
            { label: 'On their way out', value: shipmentsText(outbound) },
          ]}
        />
      </Section>
      {beneath}
      <Section title="Needs a person" aside={`${count(site.openExceptions)} open`}>
        {worst.length === 0 ? (
          <EmptyRegion>Nothing is open here.</EmptyRegion>
        ) : (
          <SmallTable
            label="Worst exceptions here"
            columns={[
              { header: 'Exception' },
              { header: 'At risk', align: 'right' },
              { header: 'Decide by', align: 'right' },
            ]}
            rows={worst.map((row) => ({
              id: row.key,
              cells: [
                <a key="subject" href={`#${places.exception(row.key)}`}>
                  <StateMark state={row.state} shapeOnly /> {row.subject}
                </a>,
                orNothing(knownMoney(row.atRiskMinor, row.currency), wholeMoney),
                row.decideByAt === null ? '–' : dayTime(row.decideByAt, view),
              ],
            }))}
          />
        )}
      </Section>
    </ContextPanel>
  );
}

function shipmentsText(moving: number): string {
  return `${count(moving)} moving ${moving === 1 ? 'shipment' : 'shipments'}`;
}
