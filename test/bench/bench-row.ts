/** What `npm run bench` was told beside which benches. */
export interface BenchOptions {
  /** How long memory is watched. */
  minutes?: number;
  /** A folder in which emmett-postgresql was installed. */
  emmett?: string;
}

/** One row of the budget's table. `bar` is written as the table writes it; a baseline's is a dash. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  bar: string;
  ok: boolean;
}

/** A row that must not be less than its bar. */
export function atLeast(name: string, value: number, unit: string, bar: number): BenchRow {
  return {
    name,
    value: rounded(value),
    unit,
    bar: `≥ ${bar.toLocaleString('en-US')}`,
    ok: value >= bar,
  };
}

/** A row that must not be more than its bar. */
export function atMost(name: string, value: number, unit: string, bar: number): BenchRow {
  return {
    name,
    value: rounded(value),
    unit,
    bar: `≤ ${bar.toLocaleString('en-US')}`,
    ok: value <= bar,
  };
}

/** A row that others are read beside. */
export function baseline(name: string, value: number, unit: string): BenchRow {
  return { name, value: rounded(value), unit, bar: '–', ok: true };
}

/** Three digits that count; more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1_000 ? 5 : 3));
}

/** The value that a share of the others does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
