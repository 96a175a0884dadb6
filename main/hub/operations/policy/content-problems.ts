import {
  EMBEDDED_PEOPLE,
  POLICY_TABLES,
  RANK_KEYS,
  ROLES,
  ROLES_BY_ACT,
  settingAt,
  settingsOf,
  type ApprovalRow,
  type PolicyContent,
  type PolicyName,
  type PolicyProblem,
  type PolicyTable,
  type RankRow,
  type ThresholdRow,
} from '#shared/protocol';
import { compileCondition } from './condition.ts';
import { priceProblems, rateProblems } from './price-problems.ts';
import { POLICY_KINDS } from './shipped.ts';

/** How rows may be called: they are cited, and stand in paths. */
const ROW_NAME = /^[A-Z][A-Z0-9-]{0,11}$/;
/** As many rows as a person reads. */
const MOST_ROWS = 50;
const MOST_STAGES = 9;

/**
 * What is wrong with a content, by path: a setting that its policy does not have or of another kind, a number below
 * zero, a condition that is no CEL over the policy's variables or is not true or false, a row that asks nobody or that is
 * never come to. None of it can be published.
 */
export function contentProblems(name: PolicyName, content: PolicyContent): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const say = (path: string, problem: string): void => void problems.push({ path, problem });
  const { shipped } = POLICY_KINDS[name];
  if (content.id !== shipped.id) say('id', `is ${shipped.id}`);
  plainSettings(shipped, content, say);
  for (const table of POLICY_TABLES[name]) ROWS_OF[table](name, content, say);
  return problems;
}

type Say = (path: string, problem: string) => void;

const ROWS_OF: Readonly<
  Record<PolicyTable, (name: PolicyName, content: PolicyContent, say: Say) => void>
> = {
  rows: thresholdRows,
  approvals: approvalRows,
  ranks: rankRows,
  prices: (_name, content, say) => priceProblems(tableOf(content['prices'], 'prices', say), say),
  rates: (_name, content, say) => rateProblems(tableOf(content['rates'], 'rates', say), say),
};

const TABLES: ReadonlySet<string> = new Set(Object.keys(ROWS_OF));

/** Settings outside the table: those that there are, each of the kind that it has. */
function plainSettings(shipped: PolicyContent, content: PolicyContent, say: Say): void {
  const [known, written] = [shipped, content].map((one) =>
    settingsOf(Object.fromEntries(Object.entries(one).filter(([key]) => !TABLES.has(key)))),
  ) as [ReturnType<typeof settingsOf>, ReturnType<typeof settingsOf>];
  for (const path of known.keys()) if (!written.has(path)) say(path, 'is missing');
  for (const [path, value] of written) {
    if (!known.has(path)) say(path, 'is no setting of this policy');
    else if (isList(shipped, path) !== isList(content, path)) say(path, 'is a list');
    else checkValue(path, known.get(path), value, say);
  }
}

function isList(content: PolicyContent, path: string): boolean {
  return Array.isArray(settingAt(content, path));
}

function checkValue(path: string, known: unknown, value: unknown, say: Say): void {
  if (typeof value !== typeof known) return say(path, `is a ${typeof known}`);
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || value < 0))
    say(path, 'is a whole number, 0 or more');
  if (value === '') say(path, 'needs a word');
  const setting = path.replace(/^rows\.[^.]+\.set\./, '');
  const words = WORDS.find(([pattern]) => pattern.test(setting))?.[1];
  if (words && !words.has(String(value))) say(path, `is one of ${[...words].join(', ')}`);
  const bounds = BOUNDS.find(([pattern]) => pattern.test(setting));
  if (bounds && (Number(value) < bounds[1] || Number(value) > bounds[2])) say(path, bounds[3]);
}

/** Settings that must lie between two values, by path. */
const BOUNDS: readonly [RegExp, least: number, most: number, problem: string][] = [
  // Below half nothing is protected at all; the last hundredth of a per cent of demand has no end.
  [/^serviceLevelBasisPoints\./, 5_000, 9_999, 'is from 50 % to 99.99 %'],
  // Ten times the margin: beyond it a plan moves whatever it finds.
  [/^lossBasisPoints\./, 0, 100_000, 'is from 0 % to 1,000 %'],
  [/^repromiseLostBasisPoints$/, 0, 10_000, 'is from 0 % to 100 %'],
  [/^vehicle\.[^.]+\.capacity/, 1, 1_000_000, 'is from 1 to 1,000,000'],
  [/^vehicle\.[^.]+\.trucksADay$/, 0, 1_000, 'is from 0 to 1,000'],
];

const PEOPLE_AND_ROLES = [...ROLES, ...EMBEDDED_PEOPLE.map(({ id }) => id)];

/** Settings that are words of a list, by path. */
const WORDS: readonly [RegExp, ReadonlySet<string>][] = [
  [/^breachEscalatesTo\./, new Set(PEOPLE_AND_ROLES)],
  [/^ladder\.\d+\.to$/, new Set(['owner', 'duty', ...PEOPLE_AND_ROLES])],
  [/^bears\./, new Set(['seller', 'buyer', 'carrier'])],
  [/^laneTransit$/, new Set(['P90', 'P50'])],
];

function tableOf<Row extends { row: string }>(rows: unknown, path: string, say: Say): Row[] {
  if (!Array.isArray(rows)) {
    say(path, 'is a list of rows');
    return [];
  }
  if (rows.length > MOST_ROWS) say(path, `has more than ${MOST_ROWS} rows`);
  const names = new Set<string>();
  return rows.filter((row: Partial<Row> | null): row is Row => {
    const name = row?.row;
    if (typeof name !== 'string' || !ROW_NAME.test(name)) {
      say(path, 'has a row whose name is no short word of capitals and digits');
      return false;
    }
    if (names.has(name)) say(`${path}.${name}`, 'stands there twice');
    names.add(name);
    return true;
  });
}

function thresholdRows(name: PolicyName, content: PolicyContent, say: Say): void {
  const { variables } = POLICY_KINDS[name];
  for (const row of tableOf<ThresholdRow>(content['rows'], 'rows', say)) {
    const at = `rows.${row.row}`;
    const condition = compileCondition(String(row.when), variables);
    if ('error' in condition) say(`${at}.when`, condition.error);
    const set = Object.entries(row.set ?? {});
    if (set.length === 0) say(`${at}.set`, 'sets nothing');
    for (const [path, value] of set) {
      const known = path.startsWith('rows') ? undefined : settingAt(content, path);
      if (known === undefined || typeof known === 'object')
        say(`${at}.set.${path}`, 'is no setting of this policy');
      else checkValue(`${at}.set.${path}`, known, value, say);
    }
  }
}

function approvalRows(name: PolicyName, content: PolicyContent, say: Say): void {
  const { variables } = POLICY_KINDS[name];
  for (const row of tableOf<ApprovalRow>(content['approvals'], 'approvals', say)) {
    const at = `approvals.${row.row}`;
    const condition = compileCondition(String(row.when), variables);
    if ('error' in condition) say(`${at}.when`, condition.error);
    const { aboveMinor, dueMinutes, stage, roles } = row;
    if (aboveMinor !== null) checkValue(`${at}.aboveMinor`, 0, aboveMinor, say);
    checkValue(`${at}.dueMinutes`, 0, dueMinutes, say);
    if (!Number.isInteger(stage) || stage < 1 || stage > MOST_STAGES)
      say(`${at}.stage`, `is a number from 1 to ${MOST_STAGES}`);
    if (!Array.isArray(roles) || roles.length === 0) say(`${at}.roles`, 'asks nobody');
    else if (!roles.every((role) => APPROVING.has(role)))
      say(`${at}.roles`, `are ${[...APPROVING].join(', ')}`);
    if (typeof row.why !== 'string') say(`${at}.why`, 'is a text');
  }
}

function rankRows(name: PolicyName, content: PolicyContent, say: Say): void {
  const { variables } = POLICY_KINDS[name];
  const rows = tableOf<RankRow>(content['ranks'], 'ranks', say);
  if (rows.length === 0) say('ranks', 'places nobody');
  for (const row of rows) {
    const at = `ranks.${row.row}`;
    const condition = compileCondition(String(row.when), variables);
    if ('error' in condition) say(`${at}.when`, condition.error);
    const { orderBy } = row;
    if (!Array.isArray(orderBy) || orderBy.length === 0) say(`${at}.orderBy`, 'orders by nothing');
    else if (!orderBy.every((key) => RANK_KEYS.includes(key)))
      say(`${at}.orderBy`, `are ${RANK_KEYS.join(', ')}`);
    if (typeof row.why !== 'string') say(`${at}.why`, 'is a text');
  }
}

/** Roles that may approve at all: the others would be asked for ever. */
const APPROVING: ReadonlySet<string> = new Set(ROLES_BY_ACT['transfer.approve']);
