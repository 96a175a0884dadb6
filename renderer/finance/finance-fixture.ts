import type {
  IntercompanyDetail,
  IntercompanyRow,
  PeriodRow,
  PostingPreview,
} from '#shared/protocol';
import type { MatrixSite } from './matrix.ts';

/** The books of the pictures: Northern in Columbus and Reno, Southern in Atlanta and Dallas. */
export const NORTHERN = '0812345000011';
export const SOUTHERN = '0812345000028';

const NAMES: Record<string, string> = {
  [NORTHERN]: 'Northern Supply LLC',
  [SOUTHERN]: 'Southern Supply Inc.',
};

const AT = '2026-06-30T15:40:00.000Z';

export const SITES: readonly MatrixSite[] = [
  ['0812345000110', 'Columbus', NORTHERN],
  ['0812345000127', 'Reno', NORTHERN],
  ['0812345000134', 'Atlanta', SOUTHERN],
  ['0812345000141', 'Dallas', SOUTHERN],
].map(([key = '', name = '', entity = '']) => ({
  key,
  name,
  entity,
  entityName: NAMES[entity] ?? '',
}));

/** The site of a name. */
export function siteKey(name: string): string {
  return SITES.find((site) => site.name === name)?.key ?? '';
}

/** A document of the picture, matched unless `change` says otherwise. */
export function documentOf(
  key: string,
  [fromName, toName]: readonly [string, string],
  postedMinor: number,
  change: Partial<IntercompanyRow> = {},
): IntercompanyRow {
  const [from, to] = [siteKey(fromName), siteKey(toName)];
  const seller = SITES.find((site) => site.key === from)?.entity ?? NORTHERN;
  const buyer = SITES.find((site) => site.key === to)?.entity ?? SOUTHERN;
  return {
    key,
    standing: 'matched',
    state: 'ok',
    seller,
    sellerName: NAMES[seller]?.split(' ')[0] ?? '',
    buyer,
    buyerName: NAMES[buyer]?.split(' ')[0] ?? '',
    from,
    fromName,
    to,
    toName,
    item: 'Transformer 75 kVA dry-type',
    unit: 'EA',
    sent: 24,
    got: 24,
    currency: 'USD',
    period: '2026-P06',
    sellerMinor: postedMinor,
    buyerMinor: postedMinor,
    postedMinor,
    matchedMinor: postedMinor,
    transitMinor: 0,
    unmatchedMinor: 0,
    settledMinor: 0,
    statement: null,
    profitMinor: 0,
    postedAt: '2026-06-21T18:06:00.000Z',
    arrivesAt: null,
    arrivesPeriod: null,
    cause: 'Both books agree',
    owner: null,
    ownerName: null,
    adjustment: 'none',
    version: 3,
    asOf: { source: 'erp/northern', occurredAt: AT, receivedAt: AT, cadenceMs: null },
    ...change,
  };
}

export const SHORT = documentOf('TO-20611', ['Columbus', 'Atlanta'], 6_820_800, {
  standing: 'unmatched',
  state: 'late',
  got: 19,
  matchedMinor: 5_399_800,
  unmatchedMinor: 1_421_000,
  cause: 'Short receipt, not closed',
  ownerName: 'D. Nakamura',
  owner: 'd.nakamura',
});

export const DOCUMENTS: readonly IntercompanyRow[] = [
  SHORT,
  documentOf('TO-20597', ['Atlanta', 'Columbus'], 2_873_000, {
    standing: 'unmatched',
    state: 'watch',
    buyerMinor: 2_704_000,
    matchedMinor: 2_704_000,
    unmatchedMinor: 169_000,
    cause: 'Northern booked less than Southern',
  }),
  documentOf('TRF-2026-0644', ['Reno', 'Dallas'], 3_394_000, {
    standing: 'cutOff',
    state: 'watch',
    got: null,
    matchedMinor: 0,
    transitMinor: 3_394_000,
    profitMinor: 192_113,
    arrivesPeriod: '2026-P07',
    cause: 'Ships in P06, arrives in P07',
    postedAt: '2026-06-29T14:00:00.000Z',
  }),
  documentOf('TO-20633', ['Dallas', 'Reno'], 841_000, {
    standing: 'inTransit',
    got: null,
    matchedMinor: 0,
    transitMinor: 841_000,
    profitMinor: 47_604,
    arrivesPeriod: '2026-P06',
    cause: 'In transit, arrives in P06',
    asOf: {
      source: 'erp/southern',
      occurredAt: '2026-06-30T15:28:00.000Z',
      receivedAt: '2026-06-30T15:28:00.000Z',
      cadenceMs: 300_000,
    },
  }),
  documentOf('TO-20602', ['Columbus', 'Dallas'], 7_406_000),
];

export const PERIODS: readonly PeriodRow[] = [NORTHERN, SOUTHERN].map((entity) => ({
  key: `${entity}/2026-P06`,
  entity,
  entityName: NAMES[entity] ?? '',
  period: '2026-P06',
  startsAt: '2026-06-01T04:00:00.000Z',
  endsAt: '2026-07-01T04:00:00.000Z',
  isClosed: false,
  currency: 'USD',
  asOf: { source: 'erp/northern', occurredAt: AT, receivedAt: AT, cadenceMs: null },
}));

const BOOK: PostingPreview = {
  entity: SOUTHERN,
  entityName: 'Southern Supply Inc.',
  period: 'P06',
  currency: 'USD',
  totalMinor: 1_421_000,
  lines: [
    ['5950', 'Inventory lost in transit', 1_421_000, 0],
    ['1250', 'Goods in transit', 0, 1_421_000],
  ].map(([account, name, debitMinor, creditMinor]) => ({
    on: AT,
    account: String(account),
    name: String(name),
    debitMinor: Number(debitMinor),
    creditMinor: Number(creditMinor),
  })),
};

/** What the hub says of the short document, before anybody has proposed anything. */
export const DETAIL: IntercompanyDetail = {
  key: SHORT.key,
  sides: [
    {
      entityName: 'Northern Supply LLC',
      currency: 'USD',
      dueMinor: 6_820_800,
      documentMinor: 6_820_800,
      account: 'Due from',
      bookedAt: '2026-06-21T18:06:00.000Z',
      period: '2026-P06',
      rate: null,
    },
    {
      entityName: 'Southern Supply Inc.',
      currency: 'USD',
      dueMinor: 6_820_800,
      documentMinor: 6_820_800,
      account: 'Due to',
      bookedAt: '2026-06-21T18:06:00.000Z',
      period: '2026-P06',
      rate: null,
    },
  ],
  posted: [],
  proposal: {
    what: 'What never came, $14,210.00, is a loss of Southern.',
    because: 'Policy lets the buyer bear what never arrives. ICP-1 v1.',
    books: [BOOK],
  },
  cannotPropose: null,
  adjustments: [],
  history: [
    {
      seq: 2,
      at: '2026-06-23T12:41:00.000Z',
      receivedAt: '2026-06-23T12:41:00.000Z',
      source: 'wms/atlanta',
      actor: null,
      what: 'Received 19 of 24 ea',
      reason: null,
    },
    {
      seq: 1,
      at: '2026-06-21T18:06:00.000Z',
      receivedAt: '2026-06-21T18:06:00.000Z',
      source: 'erp/northern',
      actor: null,
      what: 'Booked shipping as GL-900041 in P06',
      reason: null,
    },
  ],
};

/** The same once somebody proposed it, agreed to and on its way. */
export const BOOKING: IntercompanyDetail = {
  ...DETAIL,
  proposal: null,
  cannotPropose: {
    code: 'intercompany.adjustmentUnderWay',
    facts: { adjustment: `${SHORT.key}/A1` },
  },
  adjustments: [
    {
      key: `${SHORT.key}/A1`,
      status: 'booking',
      what: 'What never came, $14,210.00, is a loss of Southern.',
      proposedBy: 'J. Lindqvist',
      proposedAt: '2026-06-30T15:10:00.000Z',
      reason: 'Recounted on both docks',
      books: [BOOK],
      approvals: [
        {
          key: `${SHORT.key}/A1/1/manager`,
          role: 'manager',
          why: 'adjusts the books of two entities',
          stage: 1,
          isOpen: false,
          person: 'D. Nakamura',
          onBehalfOf: null,
          assignee: null,
          decidedAt: '2026-06-30T15:20:00.000Z',
          decision: 'approved',
          dueAt: '2026-07-01T15:10:00.000Z',
          hash: '5f3c9a0e7b14d2865f3c9a0e7b14d2865f3c9a0e7b14d2865f3c9a0e7b14d286',
        },
      ],
      cannotApprove: null,
      commands: [
        {
          id: 'CMD-1-000042',
          label: 'Book loss in transit, Southern',
          status: 'rejected',
          confirmedAt: null,
          refused: 'period.closed: period 2026-P06, state closed',
        },
      ],
    },
  ],
};
