import type {
  ApprovalRow,
  PolicyDetail,
  PolicyDraft,
  PolicyTable,
  PriceRow,
  RankRow,
  SettingValue,
  StatedRate,
  ThresholdRow,
} from '#shared/protocol';
import { ApprovalRowDialog } from './ApprovalRowDialog.tsx';
import type { TableRow } from './draft-rows.ts';
import { DropRowDialog } from './DropRowDialog.tsx';
import { PriceRowDialog } from './PriceRowDialog.tsx';
import { RankRowDialog } from './RankRowDialog.tsx';
import { RateRowDialog } from './RateRowDialog.tsx';
import { SettingDialog } from './SettingDialog.tsx';
import { ThresholdRowDialog } from './ThresholdRowDialog.tsx';

/**
 * What somebody changes of a draft, as it was when they began: what another person writes into it meanwhile is for the
 * hub to refuse, and never written over.
 */
export type Editing = { draft: PolicyDraft } & (
  | { kind: 'setting'; path: string; value: SettingValue }
  | { kind: 'row'; table: PolicyTable; row: TableRow; isNew: boolean }
  | { kind: 'drop'; table: PolicyTable; row: TableRow }
);

interface EditDialogProps {
  editing: Editing;
  detail: PolicyDetail;
  onClose: () => void;
}

/** The dialog of each. */
export function EditDialog({ editing, detail, onClose }: EditDialogProps) {
  const { key: policy, currency, variables } = detail;
  const { draft } = editing;
  if (editing.kind === 'setting')
    return (
      <SettingDialog
        policy={policy}
        draft={draft}
        currency={currency}
        path={editing.path}
        value={editing.value}
        onClose={onClose}
      />
    );
  const { table, row } = editing;
  if (editing.kind === 'drop')
    return (
      <DropRowDialog policy={policy} draft={draft} table={table} row={row} onClose={onClose} />
    );
  const { isNew } = editing;
  const shared = { policy, draft, isNew, variables, onClose };
  const priced = { detail, draft, isNew, onClose };
  switch (table) {
    case 'prices':
      return <PriceRowDialog {...priced} row={row as unknown as PriceRow} />;
    case 'rates':
      return <RateRowDialog {...priced} row={row as unknown as StatedRate} />;
    case 'approvals':
      return (
        <ApprovalRowDialog {...shared} currency={currency} row={row as unknown as ApprovalRow} />
      );
    case 'ranks':
      return <RankRowDialog {...shared} row={row as unknown as RankRow} />;
    case 'rows':
      return (
        <ThresholdRowDialog {...shared} currency={currency} row={row as unknown as ThresholdRow} />
      );
  }
}
