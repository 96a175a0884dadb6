import type { RunRow } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { RunListRow } from './RunList.tsx';

const nothing = () => {};

const TRANSFER: RunRow = {
  key: 'TRF-2026-0648',
  workflow: 'transfer',
  title: 'Inventory transfer',
  subject: '252 ea Breaker 2P 60 A bolt-on, CMH → ATL',
  state: 'watch',
  step: 'awaitingApproval',
  stepTitle: 'Waiting for approval',
  waitsFor: 'Finance',
  begunAt: '2026-06-30T15:34:01.000Z',
  isPaused: false,
  openIncidents: 0,
  version: 4,
};

const PAYABLE: RunRow = {
  ...TRANSFER,
  key: 'INV-86001',
  workflow: 'payable',
  title: 'Procure-to-pay approval',
  subject: '$1,200.00 of Volunteer Electric',
  state: 'critical',
  step: 'incident',
  stepTitle: 'Incident',
  waitsFor: 'The ledger refused "Release INV-86001": the period is closed',
  openIncidents: 1,
};

const SETTLEMENT: RunRow = {
  ...TRANSFER,
  key: 'STL-2026-0001',
  workflow: 'settlement',
  title: 'Intercompany settlement',
  subject: 'Southern pays Northern $23,464.53, 17 documents up to P06',
  waitsFor: 'A. Mensah',
};

const ORDER_CASE: RunRow = {
  ...TRANSFER,
  key: 'SO-768799',
  workflow: 'orderCase',
  title: 'Order-to-cash exception',
  subject: 'Mangrove Controls, ATL: 108 of Breaker 2P 60 A bolt-on short',
  state: 'ok',
  step: 'triage',
  stepTitle: 'Triage',
  waitsFor: 'Somebody to decide: 108 of Breaker 2P 60 A bolt-on short',
};

/** Runs in their list: waiting for somebody, standing, paused. */
export const states: GalleryGroup = {
  title: 'Runs in their list',
  widthPx: 284,
  states: [
    { name: 'waits for a decision, and is the one shown', row: TRANSFER, isCurrent: true },
    { name: 'stands', row: PAYABLE, isCurrent: false },
    { name: 'a statement', row: SETTLEMENT, isCurrent: false },
    { name: 'an order', row: ORDER_CASE, isCurrent: false },
    {
      name: 'paused',
      row: { ...TRANSFER, isPaused: true, waitsFor: 'M. Okafor to let it go on: counts first' },
      isCurrent: false,
    },
  ].map(({ name, row, isCurrent }) => ({
    name,
    node: <RunListRow row={row} isCurrent={isCurrent} onChoose={nothing} />,
  })),
};
