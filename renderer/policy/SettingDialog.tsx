import { useState } from 'react';
import {
  settingAt,
  withSetting,
  type PolicyDraft,
  type PolicyName,
  type SettingValue,
} from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { ChoiceField, TextField } from '#ui';
import { ActDialog } from '#work';
import { listOf, lowered, readTyped, settingName, typedText, typedUnit } from './setting-words.ts';

interface SettingDialogProps {
  policy: PolicyName;
  draft: PolicyDraft;
  currency: Currency;
  path: string;
  value: SettingValue;
  onClose: () => void;
}

/** Gives a setting another value in the draft. */
export function SettingDialog({
  policy,
  draft,
  currency,
  path,
  value,
  onClose,
}: SettingDialogProps) {
  const [typed, setTyped] = useState(typedText(path, value, currency));
  const read = readTyped(path, typed, value, currency);
  const isList = Array.isArray(settingAt(draft.content, path));
  const next = isList && typeof read === 'string' ? listOf(read) : read;
  return (
    <ActDialog
      title={`Edit ${lowered(settingName(path))}`}
      verb="Put into the draft"
      name="policy.edit"
      input={() => ({
        policy,
        seen: draft.revision,
        content: withSetting(draft.content, path, next),
      })}
      unavailable={read === undefined ? 'Is no such value' : undefined}
      done={`Put into the draft: ${lowered(settingName(path))}`}
      onClose={onClose}
    >
      <ValueField
        path={path}
        kind={value}
        typed={typed}
        currency={currency}
        onChange={setTyped}
        hasFocus
      />
    </ActDialog>
  );
}

/** The field of a setting, in the unit in which it is typed. */
export function ValueField(props: {
  path: string;
  kind: SettingValue;
  typed: string;
  currency: Currency;
  onChange: (typed: string) => void;
  hint?: string;
  hasFocus?: boolean;
}) {
  const { path, kind, typed, currency, onChange, hint, hasFocus = false } = props;
  if (typeof kind === 'boolean')
    return (
      <ChoiceField
        label="Value"
        value={typed}
        onChange={onChange}
        hasFocus={hasFocus}
        choices={[
          { value: 'true', label: 'yes' },
          { value: 'false', label: 'no' },
        ]}
      />
    );
  const unit = typedUnit(path, currency);
  return (
    <TextField
      label={unit === undefined ? 'Value' : `Value, ${unit}`}
      value={typed}
      onChange={onChange}
      hint={hint}
      hasFocus={hasFocus}
    />
  );
}
