import { EXCEPTION_WORDS, POLICY_TABLES, settingUnit, type SettingValue } from '#shared/protocol';
import { minorDigits, MINUTE_MS, type Currency } from '#shared/vocabulary';
import { count, decimal, durationText, NOTHING_YET, signed, wholeMoney } from '#ui';

/** A setting as people call it: what it is about, and which of its values. */
export interface SettingWords {
  group: string;
  label: string;
}

const SUBJECTS: Readonly<Record<string, string>> = {
  ...EXCEPTION_WORDS,
  debounceMinutes: 'Raised once it has lasted',
  slaMinutes: 'Time to resolve',
  slaInBusinessHours: 'Time to resolve',
  breachEscalatesTo: 'Goes up to',
  bears: 'Who bears what went wrong',
  ladder: 'Escalation ladder',
  serviceLevelBasisPoints: 'Service level',
  lossBasisPoints: 'Counted as lost of the margin',
  vehicle: 'Vehicles of a plan',
};

/** Names that alone say too little. */
const LABELS: Readonly<Record<string, string>> = {
  mayPassEarlier: 'A moved reservation may pass lines that go first',
  coverDays: 'Days of cover',
  A: 'Class A',
  B: 'Class B',
  C: 'Class C',
};

const TABLES: ReadonlySet<string> = new Set(Object.values(POLICY_TABLES).flat());

const UNIT_TAIL = /(Minor|Minutes|Percent|BasisPointsAYear|BasisPoints|Days)$/;

/** `stockoutRisk.openAtRiskMinor` is "Stockout risk, open at risk"; `approvals.A1.aboveMinor` "Row A1, above". */
export function settingWords(path: string): SettingWords {
  const [first = '', ...rest] = path.split('.');
  if (TABLES.has(first)) {
    const [row = '', ...names] = rest;
    if (names[0] === 'set' && names.length > 1) {
      const set = settingWords(names.slice(1).join('.'));
      return { group: `Row ${row}`, label: lowered(`${set.group}, ${set.label}`) };
    }
    return { group: `Row ${row}`, label: names.map(spaced).join(', ') || 'all of it' };
  }
  if (rest.length === 0) return { group: SUBJECTS[first] ?? 'In general', label: spaced(first) };
  const label = rest.map((name) => EXCEPTION_WORDS[name as never] ?? spaced(name)).join(', ');
  return { group: SUBJECTS[first] ?? spaced(first), label };
}

/** "Stockout risk, open at risk", where there is one line for it. */
export function settingName(path: string): string {
  const { group, label } = settingWords(path);
  return group === 'In general' ? label : `${group}, ${lowered(label)}`;
}

/** Within a sentence: "class A" and "SLA" keep their capitals. */
export function lowered(words: string): string {
  return words.replaceAll(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

function spaced(name: string): string {
  const label = LABELS[name];
  if (label !== undefined) return label;
  const bare = name.replace(UNIT_TAIL, '');
  const words = bare
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^sla\b/, 'SLA');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value with its unit; a dash where there is none. */
export function settingText(
  path: string,
  value: SettingValue | undefined,
  currency: Currency,
): string {
  if (value === undefined || value === null || value === '') return NOTHING_YET;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  // It is wrong, and its unit would hide by how much.
  if (value < 0) return signed(value);
  switch (settingUnit(path)) {
    case 'minor':
      return wholeMoney({ minor: value, currency });
    case 'minutes':
      return value === 0 ? '0 min' : durationText(value * MINUTE_MS);
    case 'days':
      return `${count(value)} ${value === 1 ? 'day' : 'days'}`;
    case 'percent':
      return `${count(value)} %`;
    case 'basisPoints':
      return `${decimal(value / 100, value % 100 === 0 ? 0 : 2)} %`;
    case 'none':
      return count(value);
  }
}

/** In what a value is typed, beside its field: as it is shown, money in whole units of the currency, shares in per cent. */
export function typedUnit(path: string, currency: Currency): string | undefined {
  switch (settingUnit(path)) {
    case 'minor':
      return currency;
    case 'minutes':
      return 'min';
    case 'days':
      return 'days';
    case 'percent':
    case 'basisPoints':
      return '%';
    case 'none':
      return undefined;
  }
}

/** A value as it is typed. */
export function typedText(path: string, value: SettingValue, currency: Currency): string {
  if (value === null) return '';
  return String(typeof value === 'number' ? value / typedScale(path, currency) : value);
}

/** How many of what is stored one typed unit is: cents of a dollar, hundredths of a per cent. */
function typedScale(path: string, currency: Currency): number {
  switch (settingUnit(path)) {
    case 'minor':
      return 10 ** minorDigits(currency);
    case 'basisPoints':
      return 100;
    default:
      return 1;
  }
}

/** What was typed, as the value that the setting has now is one; undefined when it is no such value. */
export function readTyped(
  path: string,
  typed: string,
  kind: SettingValue,
  currency: Currency,
): SettingValue | undefined {
  const text = typed.trim();
  if (typeof kind === 'boolean')
    return text === 'true' ? true : text === 'false' ? false : undefined;
  if (typeof kind === 'string') return text;
  if (text === '') return kind === null ? null : undefined;
  if (!/^\d[\d,]*(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text.replaceAll(',', '')) * typedScale(path, currency);
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole : undefined;
}

/** What was typed with commas between, as a list. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
