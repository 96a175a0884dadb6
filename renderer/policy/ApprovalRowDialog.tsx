import { useState } from 'react';
import {
  ROLES,
  type ApprovalRow,
  type PolicyDraft,
  type PolicyName,
  type Role,
} from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { TextField } from '#ui';
import { withRow } from './draft-rows.ts';
import { ConditionField, RowDialog } from './RowDialog.tsx';
import { listOf, readTyped, typedText } from './setting-words.ts';

interface ApprovalRowDialogProps {
  policy: PolicyName;
  draft: PolicyDraft;
  currency: Currency;
  row: ApprovalRow;
  isNew: boolean;
  variables: Record<string, string>;
  onClose: () => void;
}

/** A row of the approval matrix: when, from which amount, whom, in which stage, and how soon. */
export function ApprovalRowDialog(props: ApprovalRowDialogProps) {
  const { policy, draft, currency, row, isNew, variables, onClose } = props;
  const [when, setWhen] = useState(row.when);
  const [above, setAbove] = useState(typedText('aboveMinor', row.aboveMinor, currency));
  const [roles, setRoles] = useState(row.roles.join(', '));
  const [stage, setStage] = useState(String(row.stage));
  const [due, setDue] = useState(String(row.dueMinutes));
  const [why, setWhy] = useState(row.why);
  const value = readTyped('aboveMinor', above, null, currency);
  const isAmount = value === null || typeof value === 'number';
  const asked = readRoles(roles);
  const next: ApprovalRow = {
    row: row.row,
    when: when.trim(),
    aboveMinor: isAmount ? value : null,
    roles: asked ?? [],
    stage: Number(stage),
    dueMinutes: Number(due),
    why: why.trim(),
  };
  const isNumber = /^\d+$/.test(stage.trim()) && /^\d+$/.test(due.trim());
  return (
    <RowDialog
      policy={policy}
      draft={draft}
      row={row.row}
      isNew={isNew}
      content={withRow(draft.content, 'approvals', isNew ? null : row.row, next)}
      unavailable={
        !isAmount
          ? 'The value is no amount'
          : asked === undefined
            ? `Asks some of ${ROLES.join(', ')}`
            : isNumber
              ? undefined
              : 'Stage and time are whole numbers'
      }
      onClose={onClose}
    >
      <ConditionField value={when} onChange={setWhen} variables={variables} />
      <TextField
        label={`Value above, ${currency}`}
        value={above}
        onChange={setAbove}
        hint="Empty asks whatever the value."
      />
      <TextField
        label="Asks"
        value={roles}
        onChange={setRoles}
        hint="operations, finance: each of them must agree."
      />
      <TextField
        label="Stage"
        value={stage}
        onChange={setStage}
        hint="Rows of one stage are asked at once; a later one when the earlier have agreed."
      />
      <TextField label="Due within, min" value={due} onChange={setDue} />
      <TextField label="Said as why" value={why} onChange={setWhy} />
    </RowDialog>
  );
}

/** "operations, finance" as roles; undefined where one of them is none. */
export function readRoles(text: string): Role[] | undefined {
  const named = listOf(text);
  const roles = named.flatMap((name) => ROLES.filter((role) => role === name));
  return roles.length === named.length ? roles : undefined;
}
