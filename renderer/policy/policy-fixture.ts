import type { PolicyBacktest, PolicyDetail, PolicyDraft, PolicyLine } from '#shared/protocol';

const at = (text: string) => `2026-06-${text}:00.000Z`;

const IN_FORCE = {
  id: 'TRF-2',
  approvals: [
    {
      row: 'A1',
      when: 'true',
      aboveMinor: 2_500_000,
      roles: ['operations'],
      stage: 1,
      dueMinutes: 120,
      why: '',
    },
    {
      row: 'A2',
      when: 'betweenEntities',
      aboveMinor: null,
      roles: ['finance'],
      stage: 1,
      dueMinutes: 120,
      why: 'between entities',
    },
  ],
  commandExpiresMinutes: 1_440,
  reserveExpiresMinutes: 240,
};

/** A back-test of one raised threshold. */
export const BACKTEST: PolicyBacktest = {
  inputsHash: '9f2c41d07be3aa10',
  contentHash: '51d2',
  against: 3,
  days: 28,
  from: at('02T14:22'),
  to: at('30T14:22'),
  headSeq: 239_387,
  ranAt: at('30T15:38'),
  ranBy: 'M. Okafor',
  result: {
    exceptions: { before: 649, after: 624 },
    byType: [
      { type: 'stockoutRisk', before: 31, after: 6 },
      { type: 'lateShipment', before: 310, after: 310 },
      { type: 'orderAtRisk', before: 30, after: 30 },
    ],
    breaches: { before: 212, after: 206 },
    approvals: { before: 38, after: 24 },
    letThrough: { before: 12, after: 26 },
    atRiskMinor: { before: 8_476_952, after: 6_777_245 },
    approvedMinor: { before: 61_204_400, after: 45_452_970 },
    invoiceApprovals: { before: 5, after: 5 },
    pricedMinor: { before: 31_077_120, after: 31_077_120 },
    currency: 'USD',
    events: 234_765,
    transfersAsked: 18,
    transfersOfErp: 32,
    transfersPriced: 21,
    invoicesOff: 4,
    flips: [
      {
        kind: 'approval',
        what: 'TRF-2026-0631',
        before: 'asks operations, finance',
        after: 'asks finance',
        atMinor: 3_162_600,
        at: at('28T13:05'),
        link: { kind: 'transfer', key: 'TRF-2026-0631' },
      },
      {
        kind: 'exception',
        what: 'Stockout risk, Wire THHN 350 kcmil green, CMH',
        before: 'raised, past due',
        after: 'not raised',
        atMinor: 198_750,
        at: at('11T13:45'),
        link: { kind: 'stock', key: '9521000000049/09526000006350' },
      },
    ],
    flipCounts: { exception: 25, breach: 6, approval: 13, invoice: 0, price: 0 },
  },
};

/** A draft that raises the operators' threshold, and asks managers nothing. */
export const DRAFT: PolicyDraft = {
  content: {
    ...IN_FORCE,
    approvals: [
      { ...IN_FORCE.approvals[0]!, aboveMinor: 5_000_000 },
      IN_FORCE.approvals[1]!,
      {
        row: 'A3',
        when: 'to == "RNO" && itemClass == "A"',
        aboveMinor: 1_000_000,
        roles: ['operations'],
        stage: 2,
        dueMinutes: 60,
        why: 'Reno counts until Friday',
      },
    ],
  },
  basedOn: 3,
  revision: 4,
  editors: [{ id: 'm.okafor', name: 'M. Okafor' }],
  changedAt: at('30T15:31'),
  restores: null,
  proposal: null,
  problems: [],
  backtest: BACKTEST,
  withoutBacktest: null,
};

/** The approval matrix with a draft, an override that holds and one that waits. */
export const DETAIL: PolicyDetail = {
  key: 'transfers',
  title: 'Transfer approvals',
  inForce: {
    version: 3,
    content: IN_FORCE,
    publishedAt: at('18T12:00'),
    publishedBy: 'J. Lindqvist',
    proposedBy: 'M. Okafor',
    reason: 'Two of three approvals changed nothing',
    restores: null,
    backtest: 'a2db7d52c1f0',
    withoutBacktest: null,
  },
  draft: DRAFT,
  versions: [],
  overrides: [
    {
      key: 'OVR-4',
      path: 'approvals.A1.aboveMinor',
      site: 'ATL',
      value: 100_000,
      instead: 2_500_000,
      owner: 'M. Okafor',
      reason: 'Count after the cut-over',
      expiresAt: '2026-07-14T16:00:00.000Z',
      status: 'inForce',
      proposedBy: 'M. Okafor',
      confirmedBy: 'J. Lindqvist',
      endedAt: null,
    },
    {
      key: 'OVR-5',
      path: 'approvals.A2.dueMinutes',
      site: 'DFW',
      value: 480,
      instead: 120,
      owner: 'J. Lindqvist',
      reason: 'Finance is at the audit',
      expiresAt: '2026-07-03T22:00:00.000Z',
      status: 'proposed',
      proposedBy: 'J. Lindqvist',
      confirmedBy: null,
      endedAt: null,
    },
  ],
  pauses: [
    {
      site: 'RNO',
      window: null,
      by: 'S. Prakash',
      reason: 'Cut-over of the warehouse system',
      since: at('30T09:10'),
      until: '2026-07-01T13:00:00.000Z',
    },
  ],
  overridable: ['approvals.A1.aboveMinor', 'approvals.A1.dueMinutes', 'commandExpiresMinutes'],
  variables: { valueMinor: 'int', from: 'string', to: 'string', betweenEntities: 'bool' },
  entities: [
    { gln: '0812345000103', name: 'Northern Supply LLC' },
    { gln: '0812345000110', name: 'Southern Supply Inc.' },
  ],
  sites: ['ABE', 'ATL', 'CHI', 'CMH', 'DFW', 'RNO'],
  currency: 'USD',
  cannotPublish: 'You wrote or proposed this draft, so a second person publishes it.',
};

/** The same policy in the list. */
export const LINE: PolicyLine = {
  key: 'transfers',
  name: 'TRF-2 v3',
  title: 'Transfer approvals',
  state: 'watch',
  version: 3,
  scope: 'All transfers, all sites',
  owner: 'operations',
  overrides: 1,
  proposedOverrides: 1,
  changedAt: at('18T12:00'),
  changedBy: 'J. Lindqvist',
  draft: { revision: 4, changedBy: 'M. Okafor', proposedBy: 'M. Okafor' },
  revision: 7,
  asOf: { source: 'hub', occurredAt: at('18T12:00'), receivedAt: at('18T12:00'), cadenceMs: null },
};
