import type { OrderDetail, OrderRow } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { MOVE, STOCK } from './move-fixture.ts';
import { MoveCard } from './MoveCard.tsx';
import { OrderBody } from './OrderBody.tsx';
import { OrderFacts } from './OrderPanel.tsx';

const at = (text: string) => `${text}:00.000Z`;

const ROW: OrderRow = {
  key: 'SO-771204',
  state: 'critical',
  customerKey: '9523000000012',
  customer: 'Palmetto Grid',
  site: '0812345000011',
  siteCode: 'ATL',
  lines: 2,
  filledPercent: 38,
  commitAt: at('2026-07-01T13:00'),
  projectedAt: at('2026-07-02T10:00'),
  lateByMinutes: 1_260,
  marginMinor: 5_840_000,
  currency: 'USD',
  priority: 4,
  cause: 'EX-2291',
  ediOnly: false,
  status: 'open',
  asOf: {
    source: 'erp/southern',
    occurredAt: at('2026-06-30T15:40'),
    receivedAt: at('2026-06-30T15:40'),
    cadenceMs: null,
  },
};

const DETAIL: OrderDetail = {
  key: ROW.key,
  lines: [
    {
      line: 1,
      sku: 'BRK-2P60B',
      description: 'Breaker 2P 60 A bolt-on',
      quantity: 96,
      unit: 'EA',
      allocated: 35,
      shipped: 0,
      needBy: at('2026-07-01T13:00'),
      marginMinor: 4_435_200,
      servedFrom: null,
      promise: null,
      turn: { place: 3, of: 7, row: 'L2', why: 'who needs it first', policy: 'ALO-1 v2' },
    },
    {
      line: 2,
      sku: 'CDT-EMT-1',
      description: 'Conduit EMT 1 in',
      quantity: 1_200,
      unit: 'FOT',
      allocated: 1_200,
      shipped: 0,
      needBy: at('2026-07-01T13:00'),
      marginMinor: 1_404_800,
      servedFrom: null,
      promise: null,
      turn: null,
    },
  ],
  trace: [
    { label: 'SHP-48190 late 6 h 25 min', key: 'SHP-48190' },
    { label: 'Breaker 2P 60 A short at Atlanta', key: '0812345000011/00812345060025' },
    { label: 'EX-2291 stockout risk', key: 'EX-2291' },
    { label: 'Line 1: 61 of 96 ea not covered', key: null },
    { label: '$44,352 margin of Palmetto Grid', key: null },
  ],
  history: [
    {
      seq: 1,
      at: at('2026-06-30T13:02'),
      receivedAt: at('2026-06-30T13:02'),
      source: 'erp/southern',
      actor: null,
      what: 'Placed',
      reason: null,
    },
  ],
};

export const states: GalleryGroup = {
  title: 'Order',
  widthPx: 396,
  states: [
    {
      name: 'at risk, with its trace',
      node: (
        <>
          <OrderFacts row={ROW} />
          <OrderBody detail={DETAIL} currency="USD" />
        </>
      ),
    },
    {
      name: 'no date, nothing holds it up yet',
      node: (
        <>
          <OrderFacts row={{ ...ROW, projectedAt: null, filledPercent: 0 }} />
          <OrderBody detail={{ ...DETAIL, trace: [], history: [] }} currency="USD" />
        </>
      ),
    },
    {
      name: 'one line from another site, one promised from the road',
      node: (
        <OrderBody
          detail={{
            ...DETAIL,
            trace: [],
            history: [],
            lines: DETAIL.lines.map((line, i) =>
              i === 0
                ? {
                    ...line,
                    promise: {
                      number: 'TRF-2026-0648',
                      shipment: 'SHP-48190',
                      firstAt: at('2026-07-01T09:00'),
                      at: at('2026-07-01T15:20'),
                      moves: 1,
                    },
                  }
                : { ...line, servedFrom: 'Dallas' },
            ),
          }}
          currency="USD"
        />
      ),
    },
    {
      name: 'a move to stock: a later order loses',
      node: <MoveCard told={MOVE} option={STOCK} />,
    },
    {
      name: 'a move to the road that would pass an earlier promise',
      node: (
        <MoveCard
          told={MOVE}
          option={{
            ...STOCK,
            kind: 'transfer',
            siteName: 'Atlanta',
            number: 'TRF-2026-0648',
            shipment: 'SHP-48190',
            free: 252,
            ofOwnNeed: 0,
            at: at('2026-07-01T12:20'),
            lateAt: at('2026-07-01T14:00'),
            doorAt: at('2026-07-01T15:30'),
            silentSince: at('2026-06-30T13:10'),
            losers: {
              first: STOCK.losers.first.map((loser) => ({ ...loser, isEarlier: true })),
              more: 31,
            },
            refusal: {
              code: 'reservation.outOfOrder',
              facts: { order: 'SO-771311', pieces: 20, policy: 'ALO-1 v2' },
            },
          }}
        />
      ),
    },
    {
      name: 'early',
      node: (
        <OrderFacts
          row={{ ...ROW, state: 'ok', lateByMinutes: -180, projectedAt: at('2026-07-01T10:00') }}
        />
      ),
    },
  ],
};
