import type { StatementView } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { StatementSheet } from './StatementSheet.tsx';

const ON = '2026-06-30T15:36:00.000Z';

const STATEMENT: StatementView = {
  key: 'STL-2026-0001',
  entity: '0812345000011',
  entityName: 'Northern',
  counterparty: '0812345000028',
  counterpartyName: 'Southern',
  currency: 'USD',
  upTo: '2026-P06',
  payerName: 'Southern',
  payeeName: 'Northern',
  netMinor: 650_00,
  items: [
    { document: 'TO-20602', sellerName: 'Northern', period: '2026-P06', dueMinor: 900_00 },
    { document: 'TO-20619', sellerName: 'Southern', period: '2026-P06', dueMinor: 250_00 },
  ],
  leftOut: { transitMinor: 0, transits: 0, unmatchedMinor: 0, differences: 0, over: 0 },
  books: [
    {
      entity: '0812345000028',
      entityName: 'Southern Supply Inc.',
      period: 'P06',
      currency: 'USD',
      totalMinor: 900_00,
      lines: [
        { on: ON, account: '1310', name: 'Due from Northern', debitMinor: 0, creditMinor: 250_00 },
        { on: ON, account: '2310', name: 'Due to Northern', debitMinor: 900_00, creditMinor: 0 },
        {
          on: ON,
          account: '1095',
          name: 'Settlement clearing, Northern',
          debitMinor: 0,
          creditMinor: 650_00,
        },
      ],
    },
  ],
  approvals: [],
  cannotApprove: null,
  hash: 'a'.repeat(64),
  policy: 'ICP-1 v1',
  proposedBy: 'J. Lindqvist',
  speaksFor: 'Northern',
  reason: 'End of June',
};

const LEFT_OUT: StatementView = {
  ...STATEMENT,
  items: Array.from({ length: 11 }, (_, nth) => ({
    document: `TO-206${nth + 10}`,
    sellerName: 'Northern',
    period: '2026-P06',
    dueMinor: 82_673,
  })),
  leftOut: {
    transitMinor: 1_667_041,
    transits: 3,
    unmatchedMinor: 2_674,
    differences: 4,
    over: 0,
  },
};

/** A statement between two entities: whole, and with what is left out of it. */
export const states: GalleryGroup = {
  title: 'A statement between two entities',
  widthPx: 420,
  states: [
    { name: 'both have sold', node: <StatementSheet statement={STATEMENT} /> },
    {
      name: 'more than are shown, and some left out',
      node: <StatementSheet statement={LEFT_OUT} />,
    },
  ],
};
