import type { PolicyDraft, PolicyName } from '#shared/protocol';
import { ActDialog } from '#work';
import { withoutRow, type PlacedRow } from './draft-rows.ts';

/** Takes a row out of the draft. */
export function DropRowDialog({
  policy,
  draft,
  placed: { table, row },
  onClose,
}: {
  policy: PolicyName;
  draft: PolicyDraft;
  placed: PlacedRow;
  onClose: () => void;
}) {
  return (
    <ActDialog
      title={`Drop row ${row.row}`}
      verb="Drop"
      name="policy.edit"
      input={() => ({
        policy,
        seen: draft.revision,
        content: withoutRow(draft.content, table, row.row),
      })}
      done={`Dropped row ${row.row} from the draft`}
      onClose={onClose}
    >
      <p>{`Row ${row.row} leaves the draft. What is in force keeps it until the draft is published.`}</p>
    </ActDialog>
  );
}
