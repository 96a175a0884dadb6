import type { DecideByOption, TransferProposal } from '#shared/protocol';
import { Note, percent, Section, SmallTable, wholeMoney } from '#ui';
import { cheapest } from './options.ts';

interface OptionsTableProps {
  options: readonly DecideByOption[];
  proposal: TransferProposal | null;
}

/** What each way out costs, how much of the need it serves, and what is lost all the same. */
export function OptionsTable({ options, proposal }: OptionsTableProps) {
  const best = cheapest(options);
  return (
    <Section title="Options in money" aside="cost + expected loss">
      <SmallTable
        label="Options in money"
        columns={[
          { header: '' },
          { header: 'Cost', align: 'right' },
          { header: 'Service', align: 'right' },
          { header: 'Loss left', align: 'right' },
        ]}
        rows={options.map((option) =>
          option.impossible === null
            ? {
                id: option.label,
                cells: [
                  option.label,
                  wholeMoney({ minor: option.costMinor, currency: option.currency }),
                  percent(option.servicePercent / 100),
                  wholeMoney({ minor: option.lossLeftMinor, currency: option.currency }),
                ],
                ...(option === best ? { look: 'strong' as const } : {}),
              }
            : {
                id: option.label,
                cells: [`${option.label}: ${option.impossible}`, '', '', ''],
                look: 'muted' as const,
              },
        )}
      />
      {proposal === null || proposal.binding === '' ? null : (
        <Note>{`Binding: ${proposal.binding}`}</Note>
      )}
    </Section>
  );
}
