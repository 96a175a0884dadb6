import {
  settingsOf,
  type PolicyContent,
  type PolicyProblem,
  type SettingValue,
} from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { Button } from '#ui';
import { settingText, settingWords } from './setting-words.ts';
import { ChangedValue } from './ChangedValue.tsx';
import styles from './policy.module.css';

interface SettingsTableProps {
  inForce: PolicyContent;
  /** The content of the draft; null while nobody works on one. */
  draft: PolicyContent | null;
  /** Names of the tables whose rows are shown elsewhere. */
  tables: readonly string[];
  problems: readonly PolicyProblem[];
  currency: Currency;
  /** Opens a setting for another value; missing where this person may not, or nothing can be edited now. */
  onEdit?: ((path: string, value: SettingValue) => void) | undefined;
  editUnavailable?: string | undefined;
}

/** Settings that hold everywhere, by subject: as they are in force, and as the draft has them. */
export function SettingsTable(props: SettingsTableProps) {
  const { inForce, draft, tables, problems, currency, onEdit, editUnavailable } = props;
  const plain = (content: PolicyContent) =>
    settingsOf(
      Object.fromEntries(Object.entries(content).filter(([key]) => !tables.includes(key))),
    );
  const old = plain(inForce);
  const now = draft === null ? old : plain(draft);
  const lines = [...now].map(([path, value]) => ({ path, value, before: old.get(path) }));
  const groups = Map.groupBy(lines, ({ path }) => settingWords(path).group);
  return (
    <>
      {[...groups].map(([group, some]) => (
        <table key={group} className={styles['settings']} aria-label={group}>
          <caption>{group}</caption>
          <tbody>
            {some.map(({ path, value, before }) => (
              <tr key={path}>
                <th scope="row">{settingWords(path).label}</th>
                <td data-align="right">
                  <ChangedValue
                    before={settingText(path, before, currency)}
                    after={settingText(path, value, currency)}
                  />
                  <Problem problems={problems} path={path} />
                </td>
                {onEdit === undefined ? null : (
                  <td data-align="right">
                    <Button
                      isSmall
                      unavailable={editUnavailable}
                      does={`edit ${settingWords(path).label}`}
                      onPress={() => onEdit(path, value)}
                    >
                      Edit
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

/** Why a setting cannot be published as it stands. */
export function Problem({
  problems,
  path,
  isExact = false,
}: {
  problems: readonly PolicyProblem[];
  path: string;
  /** Only what is said of the path itself: what stands beneath it says its own. */
  isExact?: boolean;
}) {
  const found = problems.filter(
    (one) => one.path === path || (!isExact && one.path.startsWith(`${path}.`)),
  );
  if (found.length === 0) return null;
  return (
    <span className={styles['problem']} data-state="late">
      {found.map(({ problem }) => problem).join('; ')}
    </span>
  );
}
