import { useState } from 'react';
import type { IntercompanyRow } from '#shared/protocol';
import { useCollection, useLoadState } from '#live';
import {
  Chip,
  ChoiceChip,
  count,
  ExportButton,
  goTo,
  places,
  RegionHead,
  Tabs,
  Toolbar,
  useGridModel,
  useGridPlace,
  useGridSummary,
  useKeys,
  WorkspaceLayout,
} from '#ui';
import { GridRegion } from '#work';
import { documentColumns } from './document-columns.ts';
import { DocumentPanel } from './DocumentPanel.tsx';
import { FinanceDialog } from './FinanceDialog.tsx';
import type { FinanceAct } from './FinanceDialog.tsx';
import { agedWords, matchWords } from './finance-words.ts';
import { documentFilter, periodText } from './finance-filter.ts';
import { Overview } from './Overview.tsx';
import { useFinanceFilter } from './use-finance-filter.ts';
import { useRows } from './use-rows.ts';
import styles from './finance.module.css';

/** The matrix of the entities above, its documents below, and one of them beside. */
export function IntercompanyFace() {
  const source = useCollection('intercompany');
  const load = useLoadState('intercompany');
  const rows = useRows('intercompany');
  const { filter, periods, setPeriod, setCell, setShow } = useFinanceFilter(rows);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const [act, setAct] = useState<FinanceAct | null>(null);
  const model = useGridModel<IntercompanyRow>({
    source,
    columns: documentColumns(currencies.length > 1),
    sort: [
      { column: 'state', direction: 'asc' },
      { column: 'difference', direction: 'desc' },
    ],
    filter: documentFilter(filter),
    filterKey: JSON.stringify(filter),
  });
  const { shown, total } = useGridSummary(model);
  const current = useGridPlace(model, '/finance');
  const inPeriod = rows.filter(documentFilter({ ...filter, cell: null, show: 'all' }));
  const listed = inPeriod.filter(documentFilter(filter));
  useKeys('finance', [
    {
      keys: 'P',
      does: 'period',
      isHint: true,
      run: () =>
        setPeriod(periods[(periods.indexOf(filter.period ?? '') + 1) % periods.length] ?? null),
    },
  ]);
  const open = (id: string) => {
    const row = source.get(id);
    if (row?.standing === 'unmatched') setAct({ id: 'propose', document: id });
    else if (id.startsWith('TRF-')) goTo(places.transfer(id));
  };
  return (
    <>
      <WorkspaceLayout
        label="Finance"
        panel={
          current === null ? null : (
            <DocumentPanel key={current} document={current} onAct={setAct} />
          )
        }
      >
        <Toolbar
          label="Finance"
          end={
            <>
              <span>{matchWords(inPeriod)}</span>
              <ExportButton
                model={model}
                title="Intercompany"
                filter={filterWords(filter, inPeriod)}
              />
            </>
          }
        >
          <Tabs
            label="Faces"
            activeId="intercompany"
            onChoose={() => undefined}
            tabs={[{ id: 'intercompany', title: 'Intercompany' }]}
          />
          <ChoiceChip
            label="Period"
            anyText="all"
            value={filter.period}
            choices={periods.map((value) => ({ value, label: periodText(value) }))}
            onChoose={setPeriod}
          />
          <ChoiceChip
            label="Show"
            anyText="open"
            value={filter.show === 'all' ? 'all' : null}
            choices={[{ value: 'all', label: 'matched as well' }]}
            onChoose={(value) => setShow(value === 'all' ? 'all' : 'open')}
          />
          {filter.cell === null ? null : (
            <Chip label={cellWords(filter.cell, inPeriod)} isOn onPress={() => setCell(null)} />
          )}
        </Toolbar>
        <div className={styles['region']}>
          {rows.length === 0 ? null : (
            <Overview
              rows={inPeriod}
              all={rows}
              upTo={filter.period ?? periods[0] ?? ''}
              filter={filter}
              onChoose={setCell}
            />
          )}
          <RegionHead
            title={
              filter.cell === null
                ? 'Differences, cut-offs and what is on its way'
                : 'What the cell adds up'
            }
            note={`${count(shown)} of ${count(total)}`}
            end={<AgedNote rows={listed} />}
          />
          <GridRegion
            model={model}
            load={load}
            label="Documents between the entities"
            nothingYet="Nothing has been booked between the entities yet."
            nothingMatches={`Nothing is open: ${count(inPeriod.length)} documents of the period are matched and not listed.`}
            onClearFilter={() => {
              setCell(null);
              setShow('all');
            }}
            onOpen={open}
          />
        </div>
      </WorkspaceLayout>
      {act === null ? null : <FinanceDialog act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function AgedNote({ rows }: { rows: readonly IntercompanyRow[] }) {
  const words = agedWords(rows);
  return <span className={styles['aged']}>{words}</span>;
}

function filterWords(
  { period, cell, show }: ReturnType<typeof useFinanceFilter>['filter'],
  rows: readonly IntercompanyRow[],
): string[] {
  return [
    period === null ? '' : `period ${periodText(period)}`,
    cell === null ? '' : cellWords(cell, rows),
    cell === null && show === 'open' ? 'without what is matched' : '',
  ];
}

/** "Columbus → Atlanta" of a cell; of entities by their short names. */
function cellWords(cell: string, rows: readonly IntercompanyRow[]): string {
  const [from, to] = cell.split('>');
  const sold = rows.find((row) => row.from === from || row.seller === from);
  const bought = rows.find((row) => row.to === to || row.buyer === to);
  const fromName = sold?.from === from ? sold?.fromName : sold?.sellerName;
  const toName = bought?.to === to ? bought?.toName : bought?.buyerName;
  return `${fromName ?? from} → ${toName ?? to}`;
}
