import type { StockDetail, StockRow } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { ProjectionChart } from './ProjectionChart.tsx';
import { PositionFacts, PositionOutlook } from './StockPanel.tsx';

const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-06-30T15:41:00.000Z');
const asOf = (minutesAgo: number) => {
  const at = new Date(START_MS - minutesAgo * 60_000).toISOString();
  return { source: 'wms/atlanta', occurredAt: at, receivedAt: at, cadenceMs: 300_000 };
};

const ROW: StockRow = {
  key: '0812345000011/00812345060025',
  site: '0812345000011',
  siteCode: 'ATL',
  gtin: '00812345060025',
  sku: 'BRK-2P60B',
  description: 'Breaker 2P 60 A bolt-on',
  abcClass: 'A',
  unit: 'EA',
  state: 'critical',
  onHand: 412,
  reserved: 365,
  blocked: 12,
  available: 35,
  inTransitIn: 120,
  inTransitOut: 0,
  projected: -133,
  daysOfSupplyTenths: 4,
  firstBelowZeroAt: '2026-07-02T14:00:00.000Z',
  excessOrShort: -243,
  safetyStock: 110,
  exception: 'EX-2291',
  asOf: asOf(0),
};

/** A projection from what is there, what comes on which day, and what is needed each day. */
function detailOf(start: number, perDay: number, arrivals: Record<number, number>): StockDetail {
  let projected = start;
  return {
    key: ROW.key,
    silent: null,
    available: 40,
    currency: 'USD',
    turns: {
      first: [
        {
          order: 'SO-771204',
          line: 1,
          customer: 'Palmetto Grid',
          needBy: '2026-07-01T13:00:00.000Z',
          quantity: 30,
          inTime: 30,
          balance: 10,
          inbound: null,
          marginMinor: 124_800,
          rank: { row: 'L1', why: 'priority 1 goes first', policy: 'ALO-1 v2' },
        },
        {
          order: 'SO-771311',
          line: 2,
          customer: 'Trinity Contractors',
          needBy: '2026-06-30T17:00:00.000Z',
          quantity: 24,
          inTime: 10,
          balance: -14,
          inbound: null,
          marginMinor: 99_840,
          rank: { row: 'L2', why: 'who needs it first', policy: 'ALO-1 v2' },
        },
      ],
      more: 28,
    },
    safetyStock: ROW.safetyStock,
    projection: Array.from({ length: 14 }, (_, i) => {
      const arrived = arrivals[i] ?? 0;
      projected += arrived - perDay;
      return {
        day: new Date(START_MS + (i + 1) * 24 * HOUR_MS).toISOString(),
        projected,
        arrivals: arrived,
        demand: perDay,
      };
    }),
    arithmetic: {
      title: 'Why short',
      formula: 'Available + in transit − forecast − safety stock; rule STK-04 v7',
      lines: [
        {
          label: 'On hand',
          value: 412,
          unit: 'EA',
          source: 'WMS Atlanta',
          asOf: asOf(0),
          total: false,
        },
        { label: 'Reserved', value: -365, unit: 'EA', source: null, asOf: null, total: false },
        { label: 'Short', value: -243, unit: 'EA', source: null, asOf: null, total: true },
      ],
    },
    nearbyExcess: [
      { site: '2', siteCode: 'CMH', excess: 392, transitMinutesP90: 1_140, asOf: asOf(1) },
      { site: '3', siteCode: 'DFW', excess: 240, transitMinutesP90: 1_500, asOf: asOf(45) },
    ],
  };
}

export const states: GalleryGroup = {
  title: 'Stock position',
  widthPx: 368,
  states: [
    {
      name: 'short, with its outlook',
      node: (
        <>
          <PositionFacts row={ROW} />
          <PositionOutlook row={ROW} detail={detailOf(35, 96, { 1: 120, 6: 500 })} />
        </>
      ),
    },
    {
      name: 'stale figures',
      node: <PositionFacts row={{ ...ROW, asOf: asOf(45) }} />,
    },
    {
      name: 'in excess, nothing near',
      node: (
        <PositionOutlook
          row={{ ...ROW, state: 'watch', excessOrShort: 392, firstBelowZeroAt: null }}
          detail={{ ...detailOf(1_180, 31, { 9: 144 }), nearbyExcess: [] }}
        />
      ),
    },
    {
      name: 'nothing anywhere',
      node: <ProjectionChart detail={{ ...detailOf(0, 0, {}), safetyStock: 0 }} unit="FOT" />,
    },
  ],
};
