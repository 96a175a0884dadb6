import { useState } from 'react';
import { settingsOf, type PolicyDetail, type SettingValue } from '#shared/protocol';
import { DAY_MS, fromMs } from '#shared/vocabulary';
import { useSession, useWorldSecond } from '#live';
import { ChoiceField, Note, NumberField } from '#ui';
import { ActDialog } from '#work';
import { ValueField } from './SettingDialog.tsx';
import { readTyped, settingName, settingText, typedText } from './setting-words.ts';

/** Another value for one setting at one site, until a day, with who answers for it. */
export function OverrideDialog({ detail, onClose }: { detail: PolicyDetail; onClose: () => void }) {
  const { key: policy, inForce, currency, sites } = detail;
  const session = useSession();
  const nowMs = useWorldSecond();
  const settings = settingsFor(detail);
  const paths = [...settings.keys()];
  const [path, setPath] = useState(paths[0] ?? '');
  const kind = settings.get(path) ?? null;
  const [typed, setTyped] = useState(typedText(path, kind, currency));
  const [site, setSite] = useState(sites[0] ?? '');
  const [owner, setOwner] = useState(session?.person.id ?? '');
  const [days, setDays] = useState('14');
  const value = readTyped(path, typed, kind, currency);
  const lastsDays = /^\d+$/.test(days.trim()) ? Number(days) : 0;
  return (
    <ActDialog
      title="Override a setting at a site"
      verb="Propose override"
      name="policy.override"
      input={(reason) => ({
        policy,
        path,
        site,
        value: value ?? null,
        owner,
        reason,
        expiresAt: fromMs(nowMs + lastsDays * DAY_MS),
      })}
      reason="needed"
      unavailable={
        value === undefined
          ? 'Is no such value'
          : lastsDays < 1
            ? 'Lasts at least a day'
            : undefined
      }
      done={(done) => `Proposed ${done.objects[0] ?? 'an override'}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Site"
        value={site}
        onChange={setSite}
        hasFocus
        choices={sites.map((code) => ({ value: code, label: code }))}
      />
      <ChoiceField
        label="Setting"
        value={path}
        onChange={(next) => {
          setPath(next);
          setTyped(typedText(next, settings.get(next) ?? null, currency));
        }}
        choices={paths.map((one) => ({ value: one, label: settingName(one) }))}
        hint={`In force everywhere: ${settingText(path, kind, currency)}`}
      />
      <ValueField path={path} kind={kind} typed={typed} currency={currency} onChange={setTyped} />
      <ChoiceField
        label="Owner"
        value={owner}
        onChange={setOwner}
        choices={(session?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NumberField label="Ends after" value={days} onChange={setDays} unit="days" />
      <Note>{`It holds once a second person has confirmed it. Version ${inForce.version} stays as it is.`}</Note>
    </ActDialog>
  );
}

/** Settings that a site can have of its own, with what they are everywhere. */
function settingsFor({ inForce, overridable }: PolicyDetail): Map<string, SettingValue> {
  const all = settingsOf(inForce.content);
  return new Map(overridable.map((path) => [path, all.get(path) ?? null]));
}
