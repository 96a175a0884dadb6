import type { OrderDetail, OrderRow } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { OrderBody } from './OrderBody.tsx';
import { OrderFacts } from './OrderPanel.tsx';

const at = (text: string) => `${text}:00.000Z`;

const ROW: OrderRow = {
  key: 'SO-771204',
  state: 'critical',
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
      name: 'early',
      node: (
        <OrderFacts
          row={{ ...ROW, state: 'ok', lateByMinutes: -180, projectedAt: at('2026-07-01T10:00') }}
        />
      ),
    },
  ],
};
