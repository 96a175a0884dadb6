import type { WorldView } from '#engine/kernel';
import { compileCondition, SCOPE_VARIABLES } from './condition.ts';
import { overrides, type Override } from './override.collection.ts';
import {
  completed,
  settingAt,
  withSetting,
  type PolicyName,
  type ThresholdRow,
} from '#shared/protocol';
import { policies } from './policy.collection.ts';
import type { ScopeInputs } from './policy-scope.ts';

/** A version of a policy's content, as it holds for what is judged. */
export interface InForce<Content> {
  version: number;
  content: Content;
}

/** Why settings have the values that they have here, beside the version. */
export interface Matched {
  /** Rows of the table that held and set something. */
  rows: readonly string[];
  /** Overrides of the site in force: `OVR-3`. */
  overrides: readonly string[];
  /** Rows whose condition could not be judged: they set nothing, and it is said. */
  failed: readonly string[];
}

export interface Resolved<Content> extends InForce<Content> {
  matched: Matched;
}

const PLAIN: Matched = { rows: [], overrides: [], failed: [] };

interface Versioned {
  plain: Resolved<object>;
  /** By what conditions see of it: sites × classes × customers, each judged once a version. */
  byInputs: Map<string, Resolved<object>>;
}

/** Kept as long as the row of the version is: a publication makes another row. */
const versions = new WeakMap<object, Versioned>();

/** What a policy is asked about: codes of sites whose overrides count, and what conditions see. */
interface Asked {
  sites: readonly string[];
  inputs: ScopeInputs | null;
}

/**
 * The content in force for what is asked about: version, then the first row that sets each setting, then the overrides
 * of the sites, the first site's before the second's. Without rows and overrides it is the version's own, at no cost.
 */
export function resolve<Content extends object>(
  world: WorldView,
  policy: PolicyName,
  shipped: Content,
  asked: () => Asked,
): Resolved<Content> {
  const version = versionOf(world, policy, shipped);
  const { rows = [] } = version.plain.content as { rows?: readonly ThresholdRow[] };
  if (rows.length === 0 && world.size(overrides) === 0) return version.plain as Resolved<Content>;
  const { sites, inputs } = asked();
  const byTable =
    inputs === null || rows.length === 0 ? version.plain : byRows(version, rows, inputs);
  return byOverrides(world, policy, byTable, sites) as Resolved<Content>;
}

function versionOf(world: WorldView, policy: PolicyName, shipped: object): Versioned {
  const row = world.get(policies, policy);
  const known = versions.get(row ?? shipped);
  if (known) return known;
  const content = row ? completed(shipped, row.content) : shipped;
  const plain = { version: row?.version ?? 1, content, matched: PLAIN };
  const versioned: Versioned = { plain, byInputs: new Map() };
  versions.set(row ?? shipped, versioned);
  return versioned;
}

/** Beyond it somebody asks by item and customer: forgotten at once rather than kept for every pair. */
const KEPT = 10_000;

function byRows(
  version: Versioned,
  rows: readonly ThresholdRow[],
  inputs: ScopeInputs,
): Resolved<object> {
  const { site, itemClass, item, customer, carrier, supplier } = inputs;
  const key = [site, itemClass, item, customer, carrier, supplier].join('|');
  let resolved = version.byInputs.get(key);
  if (!resolved) {
    if (version.byInputs.size >= KEPT) version.byInputs.clear();
    version.byInputs.set(key, (resolved = applyRows(version.plain, rows, inputs)));
  }
  return resolved;
}

function applyRows(
  plain: Resolved<object>,
  rows: readonly ThresholdRow[],
  inputs: ScopeInputs,
): Resolved<object> {
  let { content } = plain;
  const [matched, failed]: [string[], string[]] = [[], []];
  const done = new Set<string>();
  const seen = { ...inputs };
  for (const { row, when, set } of rows) {
    const condition = compileCondition(when, SCOPE_VARIABLES);
    const judged = 'error' in condition ? condition : condition.judge(seen);
    if ('error' in judged) failed.push(`${row}: ${judged.error}`);
    else if (judged.holds) {
      matched.push(row);
      for (const [path, value] of Object.entries(set)) {
        if (done.has(path) || settingAt(content, path) === undefined) continue;
        done.add(path);
        content = withSetting(content, path, value);
      }
    }
  }
  return { ...plain, content, matched: { rows: matched, overrides: [], failed } };
}

function byOverrides(
  world: WorldView,
  policy: PolicyName,
  resolved: Resolved<object>,
  sites: readonly string[],
): Resolved<object> {
  let found: Override[] | null = null;
  for (const site of sites) {
    if (site === '') continue;
    const here = world.by(overrides, 'inForce', `${policy}/${site}`);
    if (here.length > 0) (found ??= []).push(...here);
  }
  if (found === null) return resolved;
  let { content } = resolved;
  const [names, done]: [string[], Set<string>] = [[], new Set()];
  for (const { key, path, value } of found) {
    if (done.has(path) || settingAt(content, path) === undefined) continue;
    done.add(path);
    names.push(key);
    content = withSetting(content, path, value);
  }
  return { ...resolved, content, matched: { ...resolved.matched, overrides: names } };
}
