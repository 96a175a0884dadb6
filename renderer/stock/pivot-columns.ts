import type { Column } from '#ui';
import { itemColumn, NOTHING_YET, staleSince, stateColumn, textColumn } from '#ui';
import type { StockMeasure } from './stock-measures.ts';
import type { PivotRow } from './stock-pivot.ts';

/** Items down, sites across, one measure; what is abnormal carries its shape, and stale values their hatching. */
export function pivotColumns(
  siteCodes: readonly string[],
  measure: StockMeasure,
): readonly Column<PivotRow>[] {
  return [
    stateColumn<PivotRow>({ of: (row) => row.state }),
    itemColumn<PivotRow>(),
    textColumn<PivotRow>({ id: 'class', header: 'Class', widthPx: 56, of: (row) => row.abcClass }),
    ...siteCodes.map((code) => siteColumn(code, measure)),
    ...(measure.adds ? [totalColumn(measure)] : []),
  ];
}

function siteColumn(code: string, measure: StockMeasure): Column<PivotRow> {
  const valueOf = (row: PivotRow) => {
    const position = row.bySite.get(code);
    return position === undefined ? null : measure.of(position);
  };
  return {
    id: `site ${code}`,
    header: code,
    definition: `${measure.label} at ${code}: ${measure.definition}`,
    align: 'right',
    widthPx: 84,
    numberFormat: measure.adds ? '#,##0' : '0.0',
    text: (row) => (row.bySite.has(code) ? measure.text(valueOf(row)) : NOTHING_YET),
    value: valueOf,
    sortKey: valueOf,
    look(row, view) {
      const position = row.bySite.get(code);
      if (position === undefined) return { weight: 'muted' };
      const isNormal = position.state === 'ok' || position.state === 'noData';
      return {
        state: isNormal ? undefined : position.state,
        staleSince: staleSince(position.asOf, view),
        weight: valueOf(row) === 0 ? 'muted' : undefined,
      };
    },
  };
}

function totalColumn(measure: StockMeasure): Column<PivotRow> {
  const totalOf = (row: PivotRow) => {
    let total = 0;
    for (const position of row.bySite.values()) total += measure.of(position) ?? 0;
    return total;
  };
  return {
    id: 'total',
    header: 'Total',
    definition: `${measure.label} over all sites`,
    align: 'right',
    widthPx: 88,
    numberFormat: '#,##0',
    text: (row) => measure.text(totalOf(row)),
    value: totalOf,
    sortKey: totalOf,
    look: () => ({ weight: 'strong' }),
  };
}
