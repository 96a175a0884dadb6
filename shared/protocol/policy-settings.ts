/** A value that a policy sets, at its path: `stockoutRisk.openAtRiskMinor`, `approvals.A1.aboveMinor`. */
export type SettingValue = number | boolean | string | null;

/** One setting that two contents have otherwise; undefined where one has none. */
export interface SettingChange {
  path: string;
  before: SettingValue | undefined;
  after: SettingValue | undefined;
}

/** All settings of a content by path, in its order, the rows of its table included. A list of roles counts as one. */
export function settingsOf(content: object, under = ''): Map<string, SettingValue> {
  const found = new Map<string, SettingValue>();
  for (const [name, value] of Object.entries(content)) {
    if (under === '' && name === 'id') continue;
    const path = under === '' ? name : `${under}.${name}`;
    if (isRows(value))
      for (const { row, ...rest } of value)
        for (const [each, set] of settingsOf(rest, `${path}.${row}`)) found.set(each, set);
    else if (Array.isArray(value) && !value.some(isRecord)) found.set(path, value.join(', '));
    else if (typeof value === 'object' && value !== null)
      for (const [each, set] of settingsOf(value, path)) found.set(each, set);
    else found.set(path, value as SettingValue);
  }
  return found;
}

/** What a later content changes of an earlier one, in the later one's order, then what it drops. */
export function settingChanges(before: object, after: object): SettingChange[] {
  const [old, now] = [settingsOf(before), settingsOf(after)];
  const changes: SettingChange[] = [];
  for (const [path, value] of now)
    if (!old.has(path) || old.get(path) !== value)
      changes.push({ path, before: old.get(path), after: value });
  for (const [path, value] of old)
    if (!now.has(path)) changes.push({ path, before: value, after: undefined });
  return changes.filter((change) => !isEmptyList(change));
}

/** An empty list of rows that gets its first one, or the other way round: its rows say it themselves. */
function isEmptyList({ before, after }: SettingChange): boolean {
  return (before === '' && after === undefined) || (before === undefined && after === '');
}

/** The value at a path; undefined where there is none. */
export function settingAt(content: object, path: string): unknown {
  let at: unknown = content;
  for (const name of walk(content, path)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = isRows(at)
      ? at.find(({ row }) => row === name)
      : Object.hasOwn(at, name)
        ? (at as Record<string, unknown>)[name]
        : undefined;
  }
  return at;
}

/** The content with another value at a path that it has; everything off the path is shared. */
export function withSetting<Of extends object>(content: Of, path: string, value: unknown): Of {
  return put(content, walk(content, path), value) as Of;
}

function put(at: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (isRows(at)) return at.map((row) => (row.row === name ? put(row, rest, value) : row));
  if (Array.isArray(at))
    return at.map((one, i) => (String(i) === name ? put(one, rest, value) : one));
  const record = at as Record<string, unknown>;
  if (!Object.hasOwn(record, name)) return at;
  return { ...record, [name]: put(record[name], rest, value) };
}

/** The names along a path; what a row sets is a path itself, and one name: `rows.X1.set.lateShipment.openMinutes`. */
function walk(content: object, path: string): string[] {
  const names = path.split('.');
  if (names[0] !== 'rows' || names[2] !== 'set' || !('rows' in content)) return names;
  return [...names.slice(0, 3), ...(names.length > 3 ? [names.slice(3).join('.')] : [])];
}

/** What a published content leaves out, because it is older than the setting, has the shipped value. */
export function completed<Of extends object>(shipped: Of, content: object): Of {
  const whole = { ...shipped } as Record<string, unknown>;
  for (const [name, value] of Object.entries(content)) {
    const known = whole[name];
    whole[name] = isRecord(known) && isRecord(value) ? completed(known, value) : value;
  }
  return whole as Of;
}

/** In what a setting counts, by the unit that ends its name. */
export type SettingUnit = 'minor' | 'minutes' | 'days' | 'percent' | 'basisPoints' | 'none';

const UNITS: readonly [RegExp, SettingUnit][] = [
  [/Minor$/, 'minor'],
  [/Minutes$/, 'minutes'],
  [/Percent$/, 'percent'],
  [/[bB]asisPoints(AYear)?$/, 'basisPoints'],
  [/Days(OfSupply)?$/, 'days'],
];

/** The unit of a setting: the name that ends in one nearest to the end of its path. */
export function settingUnit(path: string): SettingUnit {
  for (const name of path.split('.').toReversed())
    for (const [pattern, unit] of UNITS) if (pattern.test(name)) return unit;
  return 'none';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRows(value: unknown): value is ({ row: string } & Record<string, unknown>)[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isRecord(one) && typeof one['row'] === 'string')
  );
}
