import type { PlanDetail, PlanLineDetail, PlanLineView, PlanRow } from '#shared/protocol';

const NOW = '2026-06-30T15:40:00.000Z';
const HUB = { source: 'hub', occurredAt: NOW, receivedAt: NOW, cadenceMs: null };
const WMS = { ...HUB, source: 'wms/atlanta' };

/** A plan for two stockouts of the Southeast, as the hub tells of it. */
export const PLAN_ROW: PlanRow = {
  key: 'PLN-12',
  state: 'ok',
  status: 'done',
  scope: 'exceptions',
  about: '2 exceptions, 2 items',
  askedAt: '2026-06-30T15:39:40.000Z',
  askedBy: 'r.alvarez',
  askedByName: 'R. Alvarez',
  inputsAt: NOW,
  lines: 2,
  accepted: 0,
  trucks: 1,
  needs: 3,
  served: 2,
  costMinor: 64_874,
  lossBeforeMinor: 2_127_300,
  lossAfterMinor: 213_000,
  tooEarlyMinor: 40_000,
  boundMinor: 277_600,
  currency: 'USD',
  basedOn: null,
  trouble: null,
  version: 3,
  asOf: HUB,
};

export const LINES: readonly PlanLineView[] = [
  {
    key: 'CMH-ATL-G/00812345060025',
    laneId: 'CMH-ATL-G',
    from: '0850000000042',
    fromCode: 'CMH',
    to: '0850000000011',
    toCode: 'ATL',
    gtin: '00812345060025',
    sku: 'BRK-2P60B',
    description: 'Breaker 2P 60 A bolt-on',
    unit: 'EA',
    quantity: 612,
    needQuantity: 640,
    truckShareMinor: 32_100,
    freightMinor: 1_224,
    trucks: 1,
    trucksMinor: 62_000,
    ridesWith: 1,
    addsMinor: 1_224,
    aloneMinor: 62_424,
    protectsMinor: 1_914_300,
    arrivesAt: '2026-07-01T06:29:00.000Z',
    transit: 'P90',
    exception: 'EX-2291',
    transfer: null,
    changed: null,
  },
  {
    key: 'CMH-ATL-G/00812345060131',
    laneId: 'CMH-ATL-G',
    from: '0850000000042',
    fromCode: 'CMH',
    to: '0850000000011',
    toCode: 'ATL',
    gtin: '00812345060131',
    sku: 'CFM-13B1',
    description: 'Condenser fan motor 1/3 hp',
    unit: 'EA',
    quantity: 120,
    needQuantity: 120,
    truckShareMinor: 29_900,
    freightMinor: 1_650,
    trucks: 1,
    trucksMinor: 62_000,
    ridesWith: 1,
    addsMinor: 1_650,
    aloneMinor: 62_850,
    protectsMinor: 305_500,
    arrivesAt: '2026-07-01T06:29:00.000Z',
    transit: 'P90',
    exception: 'EX-2293',
    transfer: null,
    changed: 'Columbus has 96 ea free now, the line takes 120',
  },
];

export const DETAIL: PlanDetail = {
  key: 'PLN-12',
  row: PLAN_ROW,
  inputsHash: '5b0c8f4a1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f',
  policy: 'PLN-1 v1',
  gapWantedBasisPoints: 10,
  sizes: { sites: 6, items: 2, needs: 3, supplies: 7, lanes: 30 },
  edits: [],
  editWords: [],
  exceptions: ['EX-2291', 'EX-2293'],
  lines: [...LINES],
  lanes: [
    {
      laneId: 'CMH-ATL-G',
      fromCode: 'CMH',
      toCode: 'ATL',
      carrier: 'BRGF',
      trucks: 1,
      mostTrucks: 4,
      units: 732,
      weightPercent: 6,
      volumePercent: 2,
      truckCostMinor: 62_000,
      freightMinor: 2_874,
      protectsMinor: 2_219_800,
      arrivesAt: '2026-07-01T06:29:00.000Z',
    },
  ],
  short: [
    {
      key: '0850000000011/00812345060025',
      site: '0850000000011',
      siteCode: 'ATL',
      gtin: '00812345060025',
      sku: 'BRK-2P60B',
      unit: 'EA',
      wanted: 640,
      short: 28,
      lossMinor: 87_600,
      binding: 'Packs: 28 ea are short, fewer than the 36 of a pack',
      liftedSavesMinor: 84_100,
    },
  ],
  shortNotListed: 0,
  alternatives: [
    alternative(
      'nothing',
      0,
      2_127_300,
      0,
      'Nothing moves: expected margin lost of all that is wanted',
    ),
    alternative('transfer', 64_874, 213_000, 2, 'This plan: trucks and freight + what stays short'),
    alternative('expedite', 296_000, 213_000, 2, 'The same question over the fastest lanes'),
    alternative('split', 91_300, 180_200, 3, 'This plan + what it leaves short by the fastest'),
    alternative('repromise', 0, 1_644_000, 0, 'Nothing moves; 25 % of the margin is lost'),
  ],
  objective: {
    title: 'What the plan minimises',
    formula: 'trucks, full or not + freight by weight + expected margin of what stays short',
    lines: [
      amount('Trucks', 62_000),
      amount('Freight by weight', 2_874),
      amount('Margin of what stays short', 213_000),
      { ...amount('In all', 277_874), total: true },
    ],
  },
  before: null,
  history: [
    {
      seq: 410_211,
      at: NOW,
      receivedAt: NOW,
      source: 'hub',
      actor: 'R. Alvarez',
      what: 'Asked for',
      reason: null,
    },
  ],
};

const AT_ATLANTA = { site: 'ATL', itemClass: 'A', item: 'BRK-2P60B' };

export const LINE_DETAIL: PlanLineDetail = {
  key: LINES[0]!.key,
  need: {
    title: 'Needed at Atlanta',
    formula:
      'protected − (on hand − reserved − blocked − held − open lines + coming); protected is the 98.0 % quantile of demand over 3 days (class A)',
    lines: [
      pieces('On hand', 412),
      pieces('Reserved for orders', -400),
      pieces('Blocked', -12),
      pieces('Open lines without stock', -340),
      pieces('Protected over 3 days', -300),
      { ...pieces('Short', -640), total: true },
    ],
  },
  excess: {
    title: 'Free at Columbus',
    formula: 'on hand − reserved − blocked − held − open lines − protected over 14 days',
    lines: [
      pieces('On hand', 1_180),
      pieces('Reserved for orders', -18),
      pieces('Protected over 14 days', -303),
      { ...pieces('Free to move', 859), total: true },
    ],
  },
  money: {
    title: 'Money',
    formula: 'margin of the line − its share of the trucks − freight by weight',
    lines: [
      amount('Margin protected', 1_914_300),
      amount('Share of the trucks', -32_100),
      amount('Freight by weight', -1_224),
      { ...amount('Gained', 1_880_976), total: true },
    ],
  },
  serves: {
    orders: {
      first: [
        {
          order: 'SO-771204',
          line: 1,
          customer: 'Palmetto Grid',
          needBy: '2026-07-01T13:00:00.000Z',
          wants: 61,
          gets: 61,
          rank: { row: 'L1', why: 'priority 1 goes first', policy: 'ALO-1 v2' },
        },
        {
          order: 'SO-771311',
          line: 2,
          customer: 'Trinity Contractors',
          needBy: '2026-07-01T17:00:00.000Z',
          wants: 24,
          gets: 20,
          rank: { row: 'L2', why: 'who needs it first', policy: 'ALO-1 v2' },
        },
      ],
      more: 0,
    },
    toCome: 0,
  },
  binding: 'Packs: 28 ea are short, fewer than the 36 of a pack',
  rejected: [
    {
      site: '0850000000028',
      siteCode: 'DFW',
      why: 'stock as of Tue 30 Jun 10:40 is stale, not used',
      stale: true,
    },
    { site: '0850000000035', siteCode: 'CHI', why: 'P90 Wed 1 Jul 17:29, too late', stale: false },
  ],
  judgedBy: {
    need: [
      { policy: 'PLN-1 v3', rows: ['X2'], overrides: ['OVR-6'], failed: [], inputs: AT_ATLANTA },
      { policy: 'EXC-1 v2', rows: [], overrides: [], failed: [], inputs: AT_ATLANTA },
    ],
    source: [
      {
        policy: 'PLN-1 v3',
        rows: [],
        overrides: [],
        failed: [],
        inputs: { site: 'CMH', itemClass: 'A', item: 'BRK-2P60B' },
      },
    ],
  },
  inputs: {
    needQuantity: 640,
    protectQuantity: 303,
    trucks: 4,
    abcClass: 'A',
    serviceLevelBasisPoints: 9_800,
  },
};

function alternative(
  name: PlanDetail['alternatives'][number]['name'],
  costMinor: number,
  lossMinor: number,
  served: number,
  formula: string,
): PlanDetail['alternatives'][number] {
  return {
    name,
    costMinor,
    lossMinor,
    tooEarlyMinor: 40_000,
    needs: 3,
    served,
    formula,
    missing: null,
  };
}

function amount(label: string, value: number) {
  return { label, value, unit: 'minor' as const, source: null, asOf: null, total: false };
}

function pieces(label: string, value: number) {
  return { label, value, unit: 'EA' as const, source: WMS.source, asOf: WMS, total: false };
}
