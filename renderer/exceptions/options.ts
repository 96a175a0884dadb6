import type { DecideByOption } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import { wholeMoney } from '#ui';
import type { RemainingOption } from '#ui';

/** The options that are possible, soonest end first; nothing is lost at first, everything at the end. */
export function remainingOptions(options: readonly DecideByOption[]): RemainingOption[] {
  const possible = options
    .filter((option) => option.impossible === null)
    .toSorted((a, b) => endMs(a) - endMs(b));
  return possible.map((option, i) => ({
    until: option.until,
    what: option.label,
    cost: costText(option),
    state: shade(i, possible.length),
  }));
}

/** What it costs; what costs nothing and saves nothing says what is lost by it. */
function costText({ costMinor, lossLeftMinor, currency }: DecideByOption): string {
  if (costMinor === 0 && lossLeftMinor > 0)
    return `${wholeMoney({ minor: lossLeftMinor, currency })} lost`;
  return wholeMoney({ minor: costMinor, currency });
}

function shade(place: number, of: number): State {
  if (place === 0) return 'ok';
  return place === of - 1 ? 'critical' : 'late';
}

function endMs({ until }: DecideByOption): number {
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
}

/** The option with the least cost and loss together; null when none is possible. */
export function cheapest(options: readonly DecideByOption[]): DecideByOption | null {
  let best: DecideByOption | null = null;
  for (const option of options) {
    if (option.impossible !== null) continue;
    if (best === null || sum(option) < sum(best)) best = option;
  }
  return best;
}

function sum({ costMinor, lossLeftMinor }: DecideByOption): number {
  return costMinor + lossLeftMinor;
}
