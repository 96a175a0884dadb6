import type { ReactNode } from 'react';
import type { PolicyContent, PolicyDraft, PolicyName } from '#shared/protocol';
import { TextField } from '#ui';
import { ActDialog } from '#work';

interface RowDialogProps {
  policy: PolicyName;
  draft: PolicyDraft;
  /** The name by which it is cited: `A3`. */
  row: string;
  /** What people call such a row. */
  word?: 'row' | 'rank';
  isNew: boolean;
  /** The draft with the row in it. */
  content: PolicyContent;
  /** Why it cannot be put into the draft as it is typed. */
  unavailable: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

/** Puts a row of any table into the draft; its fields are the table's own. */
export function RowDialog(props: RowDialogProps) {
  const {
    policy,
    draft,
    row,
    word = 'row',
    isNew,
    content,
    unavailable,
    onClose,
    children,
  } = props;
  return (
    <ActDialog
      title={`${isNew ? 'Add' : 'Edit'} ${word} ${row}`}
      verb="Put into the draft"
      name="policy.edit"
      input={() => ({ policy, seen: draft.revision, content })}
      unavailable={unavailable}
      done={`Put into the draft: ${word} ${row}`}
      onClose={onClose}
    >
      {children}
    </ActDialog>
  );
}

interface ConditionFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What it may look at, each with its type. */
  variables: Record<string, string>;
}

/** The condition of a row. */
export function ConditionField({ value, onChange, variables }: ConditionFieldProps) {
  const known = Object.entries(variables).map(([name, type]) => `${name} (${type})`);
  return (
    <TextField
      label="When (CEL)"
      value={value}
      onChange={onChange}
      isLong
      hasFocus
      hint={`May look at ${known.join(', ')}.`}
    />
  );
}
