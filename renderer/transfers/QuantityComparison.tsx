import type { TransferProposal } from '#shared/protocol';
import { dayTime, quantity, SmallTable, useViewpoint, wholeMoney } from '#ui';
import type { Viewpoint } from '#ui';

interface QuantityComparisonProps {
  before: TransferProposal;
  after: TransferProposal;
  /** How people call a site. */
  siteName: (gln: string) => string;
}

/** A solution beside the one that an edit leads to; only what differs is strong. */
export function QuantityComparison({ before, after, siteName }: QuantityComparisonProps) {
  const view = useViewpoint();
  const facts = (proposal: TransferProposal) => factsOf(proposal, siteName, view);
  const old = facts(before);
  const now = facts(after);
  return (
    <SmallTable
      label="Solved again"
      columns={[
        { header: '' },
        { header: 'Now', align: 'right' },
        { header: 'Solved again', align: 'right' },
      ]}
      rows={old.map(([label, value], i) => ({
        id: label,
        cells: [label, value, now[i]?.[1] ?? '–'],
        look: value === now[i]?.[1] ? ('muted' as const) : ('strong' as const),
      }))}
    />
  );
}

function factsOf(
  { quantity: pieces, unit, from, arrivesAt, decideByAt, costMinor, currency }: TransferProposal,
  siteName: (gln: string) => string,
  view: Viewpoint,
): [string, string][] {
  return [
    ['Move', quantity(pieces, unit)],
    ['From', from === null ? 'no source' : siteName(from)],
    ['Arrives', arrivesAt === null ? '–' : `~ ${dayTime(arrivesAt, view)}`],
    ['Decide by', decideByAt === null ? '–' : dayTime(decideByAt, view)],
    ['Cost', wholeMoney({ minor: costMinor, currency })],
  ];
}
