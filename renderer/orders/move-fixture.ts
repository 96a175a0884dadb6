import type { MoveOption, MoveOptions } from '#shared/protocol';

const at = (text: string) => `${text}:00.000Z`;

/** Pieces of Dallas that a line of Atlanta could have, by which a later order would lose. */
export const STOCK: MoveOption = {
  key: '0812345000028',
  kind: 'stock',
  site: '0812345000028',
  siteCode: 'DFW',
  siteName: 'Dallas',
  number: null,
  shipment: null,
  free: 140,
  ofOwnNeed: 12,
  at: null,
  lateAt: null,
  doorAt: at('2026-07-01T11:00'),
  asOf: {
    source: 'wms/dallas',
    occurredAt: at('2026-06-30T15:38'),
    receivedAt: at('2026-06-30T15:38'),
    cadenceMs: null,
  },
  silentSince: null,
  rank: { row: 'L1', why: 'priority 1 goes first', policy: 'ALO-1 v2' },
  mayPassEarlier: false,
  losers: {
    first: [
      {
        order: 'SO-771311',
        line: 1,
        customer: 'Trinity Contractors',
        needBy: at('2026-07-03T13:00'),
        pieces: 20,
        laterMinutes: 0,
        marginMinor: 83_200,
        isEarlier: false,
        row: 'L2',
      },
    ],
    more: 0,
  },
  losesMinor: 83_200,
  refusal: null,
  hash: '',
};

/** What the hub says of moving the line of the example, on the day of SCREENS.md. */
export const MOVE: MoveOptions = {
  order: 'SO-771204',
  line: 1,
  sku: 'BRK-2P60B',
  description: 'Breaker 2P 60 A bolt-on',
  unit: 'EA',
  customer: 'Palmetto Grid',
  needBy: at('2026-07-01T13:00'),
  quantity: 61,
  open: 96,
  waiting: 61,
  siteCode: 'ATL',
  siteName: 'Atlanta',
  inbound: null,
  currency: 'USD',
  refusal: null,
  options: [STOCK],
};
