import type { PolicyDetail } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { PausesTable } from './AutomationFace.tsx';
import { ProgressSection } from './BacktestPanel.tsx';
import { BacktestResultView } from './BacktestResultView.tsx';
import { OverridesTable } from './OverridesFace.tsx';
import { BACKTEST, DETAIL, DRAFT, LINE } from './policy-fixture.ts';
import { PolicyListRow } from './PolicyList.tsx';
import { RowsTable } from './RowsTable.tsx';
import { SettingsTable } from './SettingsTable.tsx';
import { VersionsTable } from './VersionsFace.tsx';

const nothing = () => undefined;

const TABLE = {
  table: 'approvals',
  title: 'Who must agree: every row that matches asks',
  nothing: 'No row asks anybody: every transfer is let through.',
  inForce: DETAIL.inForce.content,
  problems: [],
  currency: 'USD',
} as const;

const PRICES = {
  id: 'ICP-1',
  prices: [
    {
      row: 'P1',
      seller: null,
      buyer: null,
      itemClass: 'C',
      method: 'listLess',
      basisPoints: 2_000,
    },
    {
      row: 'P2',
      seller: null,
      buyer: null,
      itemClass: null,
      method: 'costPlus',
      basisPoints: null,
    },
  ],
};

const PROBLEMS = [
  { path: 'approvals.A3.when', problem: 'Unknown variable: itemClas' },
  { path: 'reserveExpiresMinutes', problem: 'is a whole number, 0 or more' },
];

const VERSIONS: PolicyDetail = {
  ...DETAIL,
  versions: [
    DETAIL.inForce,
    { ...DETAIL.inForce, version: 2, backtest: null, withoutBacktest: 'no transfers yet' },
    {
      ...DETAIL.inForce,
      version: 1,
      publishedAt: null,
      publishedBy: null,
      proposedBy: null,
      reason: null,
      backtest: null,
    },
  ],
};

export const states: GalleryGroup = {
  title: 'Policy',
  widthPx: 760,
  states: [
    {
      name: 'in the list, proposed',
      node: <PolicyListRow row={LINE} isCurrent onChoose={nothing} />,
    },
    {
      name: 'in the list, as Signalbox comes',
      node: (
        <PolicyListRow
          row={{
            ...LINE,
            state: 'ok',
            overrides: 0,
            proposedOverrides: 0,
            changedAt: null,
            draft: null,
          }}
          isCurrent={false}
          onChoose={nothing}
        />
      ),
    },
    { name: 'table in force', node: <RowsTable {...TABLE} draft={null} /> },
    {
      name: 'table with a draft',
      node: <RowsTable {...TABLE} draft={DRAFT.content} onEdit={nothing} onDrop={nothing} />,
    },
    {
      name: 'table with a draft that cannot be published',
      node: <RowsTable {...TABLE} draft={DRAFT.content} problems={PROBLEMS} onEdit={nothing} />,
    },
    {
      name: 'price list with a draft, a row of it never come to',
      node: (
        <RowsTable
          {...TABLE}
          table="prices"
          title="Prices: the first row that fits"
          inForce={PRICES}
          draft={{
            ...PRICES,
            prices: [
              {
                row: 'P3',
                seller: '0812345000103',
                buyer: '0812345000110',
                itemClass: 'A',
                method: 'costPlus',
                basisPoints: 450,
              },
              ...PRICES.prices,
              { ...PRICES.prices[0]!, row: 'P4', itemClass: 'B' },
            ],
          }}
          problems={[
            { path: 'prices.P4', problem: 'is never come to: P2 above it takes all of it' },
          ]}
          nameOf={(gln) => DETAIL.entities.find((one) => one.gln === gln)?.name ?? gln}
          onEdit={nothing}
          onDrop={nothing}
          onUp={nothing}
        />
      ),
    },
    {
      name: 'table without a row',
      node: <RowsTable {...TABLE} inForce={{ id: 'TRF-2', approvals: [] }} draft={null} />,
    },
    {
      name: 'settings with a problem',
      node: (
        <SettingsTable
          inForce={DETAIL.inForce.content}
          draft={{ ...DRAFT.content, reserveExpiresMinutes: -1 }}
          tables={['approvals']}
          problems={PROBLEMS}
          currency="USD"
          onEdit={nothing}
        />
      ),
    },
    {
      name: 'back-test, running',
      node: <ProgressSection progress={{ done: 128_000, of: 239_387, by: 'M. Okafor' }} />,
    },
    { name: 'back-test, before and after', node: <BacktestResultView backtest={BACKTEST} /> },
    {
      name: 'back-test, nothing flips',
      node: (
        <BacktestResultView
          backtest={{
            ...BACKTEST,
            result: {
              ...BACKTEST.result,
              byType: [],
              flips: [],
              flipCounts: { exception: 0, breach: 0, approval: 0, invoice: 0, price: 0 },
            },
          }}
        />
      ),
    },
    {
      name: 'overrides',
      node: (
        <OverridesTable
          overrides={DETAIL.overrides}
          currency="USD"
          unavailable={undefined}
          onAct={nothing}
        />
      ),
    },
    {
      name: 'overrides, no right',
      node: (
        <OverridesTable
          overrides={DETAIL.overrides}
          currency="USD"
          unavailable="Needs operations or finance or a manager, ask M. Okafor"
          onAct={nothing}
        />
      ),
    },
    {
      name: 'versions',
      node: <VersionsTable detail={VERSIONS} unavailable={undefined} onRestore={nothing} />,
    },
    {
      name: 'automation paused',
      node: (
        <PausesTable
          pauses={[
            {
              ...DETAIL.pauses[0]!,
              site: 'ATL',
              window: 'WIN-3',
              reason: 'Stock count: quarterly',
            },
            ...DETAIL.pauses,
          ]}
          unavailable={undefined}
          onResume={nothing}
        />
      ),
    },
    {
      name: 'automation runs everywhere',
      node: <PausesTable pauses={[]} unavailable={undefined} onResume={nothing} />,
    },
  ],
};
