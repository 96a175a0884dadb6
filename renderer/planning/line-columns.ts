import type { PlanLineView } from '#shared/protocol';
import type { Column } from '#ui';
import { itemColumn, moneyColumn, quantityColumn, stateColumn, textColumn, timeColumn } from '#ui';

/** What a line's state is called: it can be taken, it was, or it does not hold any more. */
export function lineWord({ transfer, changed }: PlanLineView): string {
  if (transfer !== null) return 'Accepted';
  return changed === null ? 'Open' : 'Changed';
}

/** The lines of a plan: what goes where, for how much, and what it protects. */
export function lineColumns(of: string): readonly Column<PlanLineView>[] {
  const money = (minor: number) => ({ minor, currency: of });
  return [
    stateColumn<PlanLineView>({
      of: (row) => (row.transfer === null && row.changed !== null ? 'late' : 'ok'),
      word: lineWord,
    }),
    textColumn<PlanLineView>({
      id: 'lane',
      header: 'From → to',
      widthPx: 96,
      of: (row) => `${row.fromCode} → ${row.toCode}`,
    }),
    itemColumn<PlanLineView>(),
    quantityColumn<PlanLineView>({
      id: 'quantity',
      header: 'Quantity',
      of: (row) => row.quantity,
      unit: (row) => row.unit,
    }),
    quantityColumn<PlanLineView>({
      id: 'needed',
      header: 'Needed',
      definition: 'Wanted at the destination in all',
      of: (row) => row.needQuantity,
      unit: (row) => row.unit,
    }),
    timeColumn<PlanLineView>({ id: 'arrives', header: 'There by', of: (row) => row.arrivesAt }),
    moneyColumn<PlanLineView>({
      id: 'protects',
      header: 'Protects',
      definition: 'Expected margin that is lost without it',
      of: (row) => money(row.protectsMinor),
    }),
    moneyColumn<PlanLineView>({
      id: 'cost',
      header: 'Cost share',
      definition: 'Its share of trucks that others ride on too, and freight by weight',
      of: (row) => money(row.truckShareMinor + row.freightMinor),
    }),
    moneyColumn<PlanLineView>({
      id: 'adds',
      header: 'Adds',
      definition: 'What the plan would cost less without this line alone',
      of: (row) => money(row.addsMinor),
    }),
    textColumn<PlanLineView>({
      id: 'exception',
      header: 'Exception',
      widthPx: 84,
      of: (row) => row.exception,
    }),
    textColumn<PlanLineView>({
      id: 'transfer',
      header: 'Transfer',
      widthPx: 112,
      of: (row) => row.transfer,
    }),
    textColumn<PlanLineView>({
      id: 'changed',
      header: 'What has changed',
      widthPx: 118,
      grow: 1,
      of: (row) => row.changed,
      look: (row) => ({ ink: row.changed === null ? undefined : 'late' }),
    }),
  ];
}
