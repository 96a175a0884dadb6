import { useState } from 'react';
import {
  RANK_KEYS,
  type PolicyDraft,
  type PolicyName,
  type RankKey,
  type RankRow,
} from '#shared/protocol';
import { ChoiceField, NumberField, TextField } from '#ui';
import { rowsOf, withRowAt } from './draft-rows.ts';
import { RANK_WORDS } from './row-cells.ts';
import { ConditionField, RowDialog } from './RowDialog.tsx';

interface RankRowDialogProps {
  policy: PolicyName;
  draft: PolicyDraft;
  row: RankRow;
  isNew: boolean;
  variables: Record<string, string>;
  onClose: () => void;
}

const NONE = 'none';

/** A rank: which lines, by what they go among themselves, and before which other ranks. */
export function RankRowDialog(props: RankRowDialogProps) {
  const { policy, draft, row, isNew, variables, onClose } = props;
  const rows = rowsOf(draft.content, 'ranks');
  const known = rows.findIndex((one) => one.row === row.row);
  const [when, setWhen] = useState(row.when);
  const [keys, setKeys] = useState<readonly RankKey[]>(row.orderBy);
  // A new one goes first: after the row that takes all others nothing would ever match it.
  const [place, setPlace] = useState(String(known < 0 ? 1 : known + 1));
  const [why, setWhy] = useState(row.why);
  const most = isNew ? rows.length + 1 : rows.length;
  const isPlace = /^\d+$/.test(place.trim()) && Number(place) >= 1 && Number(place) <= most;
  const next = { row: row.row, when: when.trim(), orderBy: [...new Set(keys)], why: why.trim() };
  const choose = (at: number, value: string) =>
    setKeys(
      value === NONE
        ? keys.slice(0, at)
        : [...keys.slice(0, at), value as RankKey, ...keys.slice(at + 1)],
    );
  return (
    <RowDialog
      policy={policy}
      draft={draft}
      row={row.row}
      word="rank"
      isNew={isNew}
      content={withRowAt(draft.content, 'ranks', next, Number(place))}
      unavailable={isPlace ? undefined : `The place is a number from 1 to ${most}`}
      onClose={onClose}
    >
      <ConditionField value={when} onChange={setWhen} variables={variables} />
      {[...keys, NONE].slice(0, RANK_KEYS.length).map((key, at) => (
        <ChoiceField
          key={at}
          label={at === 0 ? 'Goes by' : 'Then by'}
          value={key}
          onChange={(value) => choose(at, value)}
          choices={[
            ...RANK_KEYS.map((one) => ({ value: one, label: RANK_WORDS[one] })),
            ...(at === 0 ? [] : [{ value: NONE, label: 'order number' }]),
          ]}
        />
      ))}
      <NumberField
        label="Place"
        value={place}
        onChange={setPlace}
        hint={`1 goes before all others; ${most} is the last.`}
      />
      <TextField label="Why" value={why} onChange={setWhy} />
    </RowDialog>
  );
}
