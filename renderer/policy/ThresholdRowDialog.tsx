import { useState } from 'react';
import {
  settingAt,
  settingsOf,
  type PolicyContent,
  type PolicyDraft,
  type PolicyName,
  type SettingValue,
  type ThresholdRow,
} from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { ChoiceField, Note, TextField } from '#ui';
import { withRow } from './draft-rows.ts';
import { ConditionField, RowDialog } from './RowDialog.tsx';
import { lowered, readTyped, settingName, settingText, typedText } from './setting-words.ts';
import { ValueField } from './SettingDialog.tsx';

interface ThresholdRowDialogProps {
  policy: PolicyName;
  draft: PolicyDraft;
  currency: Currency;
  row: ThresholdRow;
  isNew: boolean;
  variables: Record<string, string>;
  onClose: () => void;
}

/** A row of thresholds: where, and which settings are others there. */
export function ThresholdRowDialog(props: ThresholdRowDialogProps) {
  const { policy, draft, currency, row, isNew, variables, onClose } = props;
  const [when, setWhen] = useState(row.when);
  const [why, setWhy] = useState(row.why);
  const [set, setSet] = useState<ThresholdRow['set']>(row.set);
  const settings = numbersOf(draft.content);
  const [path, setPath] = useState(Object.keys(row.set)[0] ?? usualSetting(settings));
  const kind = settings.get(path) ?? 0;
  const [typed, setTyped] = useState(typedText(path, row.set[path] ?? kind, currency));
  const isEmpty = typed.trim() === '';
  const read = readTyped(path, typed, kind, currency);
  const choose = (next: string) => {
    setPath(next);
    setTyped(typedText(next, set[next] ?? settings.get(next) ?? 0, currency));
  };
  const type = (text: string) => {
    setTyped(text);
    const { [path]: _, ...others } = set;
    const value = readTyped(path, text, kind, currency);
    if (text.trim() === '') setSet(others);
    else if (value !== undefined && value !== null) setSet({ ...set, [path]: value });
  };
  const next = { row: row.row, when: when.trim(), set: { ...set }, why: why.trim() };
  const others = Object.keys(set).filter((one) => one !== path);
  return (
    <RowDialog
      policy={policy}
      draft={draft}
      row={row.row}
      isNew={isNew}
      content={withRow(draft.content, 'rows', isNew ? null : row.row, next)}
      unavailable={
        read === undefined && !isEmpty
          ? 'Is no such value'
          : Object.keys(set).length === 0
            ? 'It sets nothing yet'
            : undefined
      }
      onClose={onClose}
    >
      <ConditionField value={when} onChange={setWhen} variables={variables} />
      <ChoiceField
        label="Setting"
        value={path}
        onChange={choose}
        choices={[...settings.keys()].map((one) => ({ value: one, label: settingName(one) }))}
      />
      <ValueField
        path={path}
        kind={kind}
        typed={typed}
        currency={currency}
        onChange={type}
        hint="Empty: here as everywhere."
      />
      {others.length === 0 ? null : (
        <Note>{`It also sets ${others.map((one) => `${lowered(settingName(one))}: ${settingText(one, set[one], currency)}`).join('; ')}.`}</Note>
      )}
      <TextField label="Why" value={why} onChange={setWhy} />
    </RowDialog>
  );
}

/** Settings that a row can set: those with a value of their own. */
function numbersOf(content: PolicyContent): Map<string, SettingValue> {
  const plain = Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'rows'));
  const found = [...settingsOf(plain)].filter(([path]) => !Array.isArray(settingAt(content, path)));
  return new Map(found.filter(([path]) => !path.startsWith('ladder')));
}

/** What rows are written for most, where the policy has it. */
function usualSetting(settings: ReadonlyMap<string, SettingValue>): string {
  const usual = ['stockoutRisk.openAtRiskMinor', 'serviceLevelBasisPoints.A'];
  return usual.find((path) => settings.has(path)) ?? [...settings.keys()][0] ?? '';
}
