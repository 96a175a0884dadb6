import type { WorldView } from '#engine/kernel';
import { sites } from '#operations/network';
import { stateRank, type Currency, type State } from '#shared/vocabulary';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import { worst } from './find-exception.ts';
import { moneyTogether, siteOfPart, type MoneyTogether, type Part } from './money-parts.ts';
import { readPlace, type Place } from './places.ts';

/** What is open beneath a place. */
export interface RollUp {
  /** All of it, what is folded too. */
  all: readonly ExceptionState[];
  /** What counts: what is folded under a cause at the same place is one with it. */
  counted: readonly ExceptionState[];
  worst: ExceptionState | undefined;
  state: State;
  critical: number;
  money: MoneyTogether;
  currency: Currency;
}

/** The worst that is open beneath a place, how many, and what they put at risk together. */
export function rollUp(world: WorldView, place: Place): RollUp {
  const all = world.by(exceptions, 'openByPlace', place);
  const shown = all.filter((exception) => !exception.heldBack);
  const keys = new Set(shown.map(({ key }) => key));
  const counted = shown.filter(({ parent }) => parent === null || !keys.has(parent));
  const found = worst(shown);
  const state = shown.reduce<State>(
    (worse, one) => (stateRank(one.state) < stateRank(worse) ? one.state : worse),
    'ok',
  );
  return {
    all: shown,
    counted,
    worst: found,
    state,
    critical: counted.filter((one) => one.state === 'critical').length,
    money: moneyTogether(shown, partsAt(world, place)),
    currency: found?.currency ?? 'USD',
  };
}

/** Of what an exception speaks, only that counts which is of the place: a truck's customers share its margin. */
function partsAt(world: WorldView, place: Place): (part: Part) => boolean {
  const { kind, key } = readPlace(place);
  switch (kind) {
    case 'site':
      return (part) => siteOfPart(part) === key;
    case 'entity':
      return (part) => world.get(sites, siteOfPart(part))?.entity === key;
    case 'customer':
      return ([, , customer]) => customer === key;
    case 'lane':
    case 'carrier':
    case 'feed':
      return () => true;
  }
}

/** What an exception and all that is folded under it put at risk. */
export function moneyUnder(world: WorldView, cause: ExceptionState): MoneyTogether {
  return moneyTogether([cause, ...world.by(exceptions, 'openByParent', cause.key)]);
}
