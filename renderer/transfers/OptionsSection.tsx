import type { DecideByOption } from '#shared/protocol';
import { useAnswer, useEntity } from '#live';
import {
  dayTime,
  EmptyRegion,
  Note,
  percent,
  Section,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import type { Viewpoint } from '#ui';
import { HubRegion } from '#work';

/** What else could be done about the exception, in money and service: do nothing, other lanes, expedite. */
export function OptionsSection({ exception }: { exception: string }) {
  const row = useEntity('exceptions', exception);
  const answer = useAnswer('exception.detail', { key: exception }, row?.version ?? 0);
  return (
    <Section title="Options in money" aside="cost + expected loss">
      <HubRegion answer={answer}>
        {({ options, waitingCostMinor }) => (
          <>
            <OptionsTable options={options} />
            {waitingCostMinor === null ? null : (
              <Note>
                {`Waiting past the decide-by time costs ${wholeMoney({ minor: waitingCostMinor, currency: row?.currency ?? 'USD' })} more.`}
              </Note>
            )}
          </>
        )}
      </HubRegion>
    </Section>
  );
}

/** Options beside each other; one that is not possible says why and stays grey. */
export function OptionsTable({ options }: { options: readonly DecideByOption[] }) {
  const view = useViewpoint();
  if (options.length === 0) return <EmptyRegion>No other way is known.</EmptyRegion>;
  return (
    <SmallTable
      label="Options in money"
      columns={[
        { header: 'Option' },
        { header: 'Until', align: 'right' },
        { header: 'Cost', align: 'right' },
        { header: 'Service', align: 'right' },
        { header: 'Loss left', align: 'right' },
      ]}
      rows={options.map((option, i) => ({
        id: `${i} ${option.label}`,
        cells: cellsOf(option, view),
        ...(option.impossible === null ? {} : { look: 'muted' as const }),
      }))}
    />
  );
}

function cellsOf(option: DecideByOption, view: Viewpoint): string[] {
  const { label, until, costMinor, currency, servicePercent, lossLeftMinor, impossible } = option;
  if (impossible !== null) return [`${label}: ${impossible}`, '', '', '', ''];
  return [
    label,
    until === null ? '–' : dayTime(until, view),
    wholeMoney({ minor: costMinor, currency }),
    percent(servicePercent / 100),
    wholeMoney({ minor: lossLeftMinor, currency }),
  ];
}
