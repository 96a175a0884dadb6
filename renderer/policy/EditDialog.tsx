import type { PolicyDetail, PolicyDraft, SettingValue } from '#shared/protocol';
import { ApprovalRowDialog } from './ApprovalRowDialog.tsx';
import type { PlacedRow } from './draft-rows.ts';
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
  | { kind: 'row'; placed: PlacedRow; isNew: boolean }
  | { kind: 'drop'; placed: PlacedRow }
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
  const { placed } = editing;
  if (editing.kind === 'drop')
    return <DropRowDialog policy={policy} draft={draft} placed={placed} onClose={onClose} />;
  const { isNew } = editing;
  const shared = { policy, draft, isNew, variables, onClose };
  const priced = { detail, draft, isNew, onClose };
  switch (placed.table) {
    case 'prices':
      return <PriceRowDialog {...priced} row={placed.row} />;
    case 'rates':
      return <RateRowDialog {...priced} row={placed.row} />;
    case 'approvals':
      return <ApprovalRowDialog {...shared} currency={currency} row={placed.row} />;
    case 'ranks':
      return <RankRowDialog {...shared} row={placed.row} />;
    case 'rows':
      return <ThresholdRowDialog {...shared} currency={currency} row={placed.row} />;
  }
}
