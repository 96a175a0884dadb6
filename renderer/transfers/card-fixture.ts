import type { Arithmetic, TransferCard, TransferProposal, TransferRow } from '#shared/protocol';
import type { AsOf } from '#shared/vocabulary';

/** The transfer of the pictures (screens/transfer-card-dark.png), for the gallery. */

const at = (time: string) => `2026-06-30T${time}.000Z`;
export const ATLANTA = '0812345000011';
export const COLUMBUS = '0812345000028';
const NORTHERN = '0812345000103';
const SOUTHERN = '0812345000110';
const GTIN = '00812345060025';

function asOf(source: string, time: string): AsOf {
  return { source, occurredAt: at(time), receivedAt: at(time), cadenceMs: 3_600_000 };
}

/** Lines of an account in pieces, the last one its total. */
function account(
  title: string,
  formula: string,
  lines: readonly (readonly [string, number, (string | null)?, (AsOf | null)?])[],
): Arithmetic {
  return {
    title,
    formula,
    lines: lines.map(([label, value, source = null, when = null], i) => ({
      label,
      value,
      unit: 'EA' as const,
      source,
      asOf: when,
      total: i === lines.length - 1,
    })),
  };
}

export const PROPOSAL: TransferProposal = {
  from: COLUMBUS,
  to: ATLANTA,
  gtin: GTIN,
  unit: 'EA',
  quantity: 252,
  laneId: 'CMH-ATL-ground',
  shortage: account(
    'Why: shortage at Atlanta',
    'Available + in transit − forecast to Fri 3 Jul 18:00 EDT − safety stock; rule STK-04 v7',
    [
      ['On hand', 412, 'WMS Atlanta', asOf('wms/atlanta', '15:41:00')],
      ['Reserved for orders', -365],
      ['Blocked, quality hold', -12],
      ['In transit, P90 1 Jul 00:40', 120, 'SHP-48190'],
      ['Forecast, 3 days × 96 ea', -288],
      ['Safety stock, 95 % service', -110],
      ['Short', -243],
    ],
  ),
  excess: account('From where: excess at Columbus', 'On hand − reserved − cover − safety stock', [
    ['On hand', 1_180, 'WMS Columbus', asOf('wms/columbus', '15:40:00')],
    ['Reserved for orders', -214],
    ['Forecast, 14 days × 31 ea', -434],
    ['Safety stock, 95 % service', -140],
    ['Free to move', 392],
  ]),
  rounding: account('How much', 'Shortage, rounded up to layers of 36: 7 × 36', [
    ['Shortage', 243],
    ['Rounded up to layers of 36', 9],
    ['Move', 252],
  ]),
  binding: 'Binding: ground cut-off 15:30 EDT.',
  arrivesAt: '2026-07-01T10:40:00.000Z',
  decideByAt: at('18:20:00'),
  costMinor: 61_200,
  protectsMinor: 18_430_000,
  currency: 'USD',
  rejected: [
    { site: '1', siteCode: 'CHI', why: '208 free, short of 243', stale: false },
    { site: '2', siteCode: 'ABE', why: 'P90 Fri 3 Jul 20:10, too late', stale: false },
    { site: '3', siteCode: 'RNO', why: 'lane takes 4 days', stale: false },
    { site: '4', siteCode: 'DFW', why: 'stock as of 11:28, stale, not used', stale: true },
  ],
};

export const ROW: TransferRow = {
  key: 'TRF-2026-0648',
  state: 'watch',
  step: 'awaitingApproval',
  waitsFor: 'Finance',
  from: COLUMBUS,
  fromCode: 'CMH',
  to: ATLANTA,
  toCode: 'ATL',
  gtin: GTIN,
  sku: 'BRK-2P60B',
  description: 'Breaker 2P 60 A bolt-on',
  unit: 'EA',
  quantity: 252,
  shippedQuantity: null,
  receivedQuantity: null,
  valueMinor: 3_162_600,
  currency: 'USD',
  betweenEntities: true,
  booked: 'none',
  decideByAt: at('18:20:00'),
  requestedAt: at('15:34:00'),
  requestedBy: 'r.alvarez',
  exception: 'EX-2291',
  shipment: null,
  version: 3,
  asOf: asOf('hub', '15:42:00'),
};

const command = {
  rejected: null,
  attempts: 1,
  nextTryAt: null,
  expiresAt: at('20:00:00'),
  waits: 'waits for finance',
  overdue: false,
  steps: {},
};

function line(day: string, account_: string, name: string, debit: number, credit: number) {
  return {
    on: `${day}T16:00:00.000Z`,
    account: account_,
    name,
    debitMinor: debit,
    creditMinor: credit,
  };
}

const TERMS = '5f3c9a0e7b14d2865f3c9a0e7b14d2865f3c9a0e7b14d2865f3c9a0e7b14d286';

export const CARD: TransferCard = {
  key: ROW.key,
  row: ROW,
  proposal: PROPOSAL,
  seller: 'Northern Supply LLC',
  buyer: 'Southern Supply Inc.',
  unitPriceMicro: 125_500_000,
  priceRule: 'cost $118.40 + 6 %',
  pricePolicy: 'ICP-1 v1',
  rate: null,
  valueMinor: 3_162_600,
  freightMinor: 61_200,
  currency: 'USD',
  cutOffWarning:
    'Ships Tue 30 Jun in P06, received Thu 2 Jul in P07. $31,626.00 stays in goods in transit at P06 close; $1,789.20 of profit is to be eliminated.',
  previews: [
    {
      entity: NORTHERN,
      entityName: 'Northern Supply LLC',
      period: 'P06',
      currency: 'USD',
      lines: [
        line('2026-06-30', '1310', 'Due from Southern', 3_162_600, 0),
        line('2026-06-30', '4900', 'Intercompany sales', 0, 3_162_600),
        line('2026-06-30', '5900', 'Intercompany cost of sales', 2_983_680, 0),
        line('2026-06-30', '1200', 'Inventory, Columbus', 0, 2_983_680),
      ],
      totalMinor: 6_146_280,
    },
    {
      entity: SOUTHERN,
      entityName: 'Southern Supply Inc.',
      period: 'P06',
      currency: 'USD',
      lines: [
        line('2026-06-30', '1250', 'Goods in transit', 3_162_600, 0),
        line('2026-06-30', '2310', 'Due to Northern', 0, 3_162_600),
      ],
      totalMinor: 3_162_600,
    },
    {
      entity: SOUTHERN,
      entityName: 'Southern Supply Inc.',
      period: 'P07',
      currency: 'USD',
      lines: [
        line('2026-07-02', '1200', 'Inventory, Atlanta', 3_223_800, 0),
        line('2026-07-02', '1250', 'Goods in transit', 0, 3_162_600),
        line('2026-07-02', '2120', 'Freight accrued', 0, 61_200),
      ],
      totalMinor: 3_223_800,
    },
  ],
  posted: [],
  quantities: { planned: 252, shipped: null, received: null, short: null },
  approvals: [
    {
      key: 'TRF-2026-0648/1/operations',
      role: 'operations',
      stage: 1,
      isOpen: false,
      onBehalfOf: null,
      assignee: null,
      why: 'value over $25,000',
      person: 'M. Okafor',
      decidedAt: at('15:38:00'),
      decision: 'approved',
      dueAt: at('17:30:00'),
      hash: TERMS,
    },
    {
      key: 'TRF-2026-0648/1/finance',
      role: 'finance',
      stage: 1,
      isOpen: true,
      onBehalfOf: null,
      assignee: null,
      why: 'between entities',
      person: 'J. Lindqvist',
      decidedAt: null,
      decision: 'pending',
      dueAt: at('17:30:00'),
      hash: TERMS,
    },
  ],
  policyVersion: 'TRF-2 v14',
  policyDecision: {
    trace: {
      policy: 'TRF-2 v14',
      rows: ['A1', 'A2'],
      overrides: [],
      failed: [],
      inputs: { valueMinor: 3_162_600, from: 'CMH', to: 'ATL', betweenEntities: true },
    },
    outcome: 'asks operations, finance',
    decidedAt: at('15:34:00'),
  },
  hash: TERMS,
  countedWith: null,
  onBehalfOf: null,
  otherLanes: [
    { laneId: 'CMH-ATL-AIR', mode: 'air', freightMinor: 214_000, transitMinutesP50: 540 },
  ],
  cannotApprove: 'You asked for this transfer, so you can’t approve it.',
  commands: [
    {
      ...command,
      id: 'c1',
      label: 'Reserve 252 ea',
      target: 'WMS Columbus',
      confirmedBy: 'wms.stock.reserved',
      steps: {
        queued: at('15:38:04'),
        sent: at('15:38:04'),
        accepted: at('15:38:05'),
        applied: at('15:38:07'),
        confirmed: at('15:38:09'),
      },
    },
    {
      ...command,
      id: 'c2',
      label: 'Pick and stage',
      target: 'WMS Columbus',
      confirmedBy: 'wms.task.created',
    },
    {
      ...command,
      id: 'c3',
      label: 'Ship request, ground',
      target: 'TMS',
      confirmedBy: 'tms.shipment.planned',
    },
    {
      ...command,
      id: 'c4',
      label: 'Intercompany postings',
      target: 'ERP',
      confirmedBy: 'erp.intercompany.posted',
      waits: 'waits for the ship event',
    },
  ],
  path: [
    { label: 'Finance approves', at: at('17:30:00'), estimated: false },
    { label: 'Columbus picks and stages, 70 min', at: at('19:30:00'), estimated: false },
    { label: 'Leaves Columbus, ground', at: at('19:30:00'), estimated: false },
    { label: 'Arrives Atlanta, P50', at: '2026-07-01T10:40:00.000Z', estimated: true },
    { label: 'Dock slot, received, sellable', at: '2026-07-02T10:00:00.000Z', estimated: true },
  ],
  history: [
    {
      seq: 3,
      at: at('15:38:00'),
      receivedAt: at('15:38:00'),
      source: 'hub',
      actor: 'M. Okafor',
      what: 'Approved',
      reason: 'Columbus can spare it',
    },
    {
      seq: 2,
      at: at('15:34:00'),
      receivedAt: at('15:34:00'),
      source: 'hub',
      actor: 'R. Alvarez',
      what: 'Requested from EX-2291',
      reason: null,
    },
  ],
  cancelReleases: 'Cancelling releases the 252 ea reserved at Columbus.',
};
