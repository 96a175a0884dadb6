import { accept, refuse, type RefusalFacts, type Result } from '#shared/vocabulary';
import type { PlanInstance } from './plan-instance.ts';

/**
 * An instance from the text of a file, or from what its JSON gave. Refuses text that is no JSON
 * (`planInstance.unreadable`), another format (`planInstance.format`), a field that is missing or out of its range
 * (`planInstance.field`), a name that does not exist (`planInstance.unknown`), a row that stands twice
 * (`planInstance.twice`), and penalties whose sum is no exact number (`planInstance.tooLarge`).
 */
export function readInstance(input: unknown): Result<PlanInstance> {
  let read = input;
  if (typeof input === 'string') {
    try {
      read = JSON.parse(input);
    } catch {
      return refuse('planInstance.unreadable');
    }
  }
  if (!isRow(read) || read['format'] !== 'signalbox-plan-instance' || read['version'] !== 1)
    return refuse('planInstance.format', {}, 'format');
  try {
    checkHead(read);
    checkRows(read);
  } catch (error) {
    if (!(error instanceof NotSo)) throw error;
    return refuse(error.code, error.facts, error.field);
  }
  return accept(read as unknown as PlanInstance);
}

/** Leaves the reading at the first thing that is wrong; never leaves this file. */
class NotSo extends Error {
  readonly code: string;
  readonly facts: RefusalFacts;
  readonly field: string;

  constructor(code: string, field: string, facts: RefusalFacts = {}) {
    super(code);
    this.code = code;
    this.field = field;
    this.facts = { field, ...facts };
  }
}

type Row = Readonly<Record<string, unknown>>;

function checkHead(read: Row): void {
  text(read, 'id', '');
  text(read, 'currency', '');
  whole(read, 'minorPerMajor', '', 1);
}

function checkRows(read: Row): void {
  const sites = names(read, 'sites', (site, at) => {
    whole(site, 'dockOutPallets', at);
    whole(site, 'dockInPallets', at);
  });
  const items = names(read, 'items', (item, at) => {
    decimal(item, 'unitWeightKg', at, 1_000);
    decimal(item, 'unitVolumeM3', at, 1_000_000);
    whole(item, 'unitPalletMicro', at);
    whole(item, 'casePack', at, 1);
    whole(item, 'minMoveQty', at, 1);
  });
  const positions = new Set<string>();
  let penaltyMinor = 0;
  for (const [position, at] of rows(read, 'positions')) {
    const site = known(position, 'site', at, sites);
    const item = known(position, 'item', at, items);
    once(positions, JSON.stringify([site, item]), at);
    if ('supply' in position === 'need' in position)
      throw new NotSo('planInstance.field', at, { problem: 'exactly one of supply and need' });
    if ('supply' in position) whole(position, 'supply', at);
    else {
      const need = whole(position, 'need', at);
      penaltyMinor += need * whole(position, 'penaltyPerShortUnitMinor', at);
      whole(position, 'neededWithinHours', at);
    }
  }
  if (!Number.isSafeInteger(penaltyMinor)) throw new NotSo('planInstance.tooLarge', 'positions');
  const lanes = new Set<string>();
  for (const [lane, at] of rows(read, 'lanes')) {
    const from = known(lane, 'from', at, sites);
    const to = known(lane, 'to', at, sites);
    if (from === to)
      throw new NotSo('planInstance.field', at, { problem: 'leads to its own start' });
    once(lanes, JSON.stringify([from, to]), at);
    for (const field of ['transitHours', 'truckCostMinor', 'maxTrucks', 'handlingPerUnitMinor'])
      whole(lane, field, at);
    if (lane['handlingPerKgMinor'] !== undefined) whole(lane, 'handlingPerKgMinor', at);
    decimal(lane, 'truckCapacityKg', at, 1_000);
    decimal(lane, 'truckCapacityM3', at, 1_000_000);
  }
}

function* rows(read: Row, field: string): Generator<[row: Row, at: string]> {
  const list = read[field];
  if (!Array.isArray(list)) throw new NotSo('planInstance.field', field, { problem: 'no list' });
  for (const [index, row] of (list as unknown[]).entries()) {
    const at = `${field}[${index}]`;
    if (!isRow(row)) throw new NotSo('planInstance.field', at, { problem: 'no object' });
    yield [row, at];
  }
}

function names(read: Row, field: string, check: (row: Row, at: string) => void): Set<string> {
  const seen = new Set<string>();
  for (const [row, at] of rows(read, field)) {
    once(seen, text(row, 'id', at), at);
    check(row, at);
  }
  return seen;
}

function once(seen: Set<string>, name: string, at: string): void {
  if (seen.has(name)) throw new NotSo('planInstance.twice', at, { name });
  seen.add(name);
}

function known(row: Row, field: string, at: string, all: ReadonlySet<string>): string {
  const name = text(row, field, at);
  if (!all.has(name)) throw new NotSo('planInstance.unknown', placeOf(at, field), { name });
  return name;
}

function text(row: Row, field: string, at: string): string {
  const value = row[field];
  if (typeof value === 'string') return value;
  throw new NotSo('planInstance.field', placeOf(at, field), { problem: 'no text' });
}

function whole(row: Row, field: string, at: string, least = 0): number {
  const value = row[field];
  if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
  throw new NotSo('planInstance.field', placeOf(at, field), {
    problem: `no whole number from ${least}`,
  });
}

/** A number with so many decimals that its `parts`-th parts are whole, to the precision of a double. */
function decimal(row: Row, field: string, at: string, parts: number): void {
  const value = row[field];
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) {
    const scaled = Math.round(value * parts);
    const off = Math.abs(value * parts - scaled);
    if (Number.isSafeInteger(scaled) && off <= 1e-6 * Math.max(1, scaled)) return;
  }
  throw new NotSo('planInstance.field', placeOf(at, field), {
    problem: `no number from 0 with at most ${Math.log10(parts)} decimals`,
  });
}

function placeOf(at: string, field: string): string {
  return at === '' ? field : `${at}.${field}`;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
