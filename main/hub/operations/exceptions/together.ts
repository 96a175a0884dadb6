import type { QueryContext } from '#engine/kernel';
import type { MoneyAtRisk, RequestInput } from '#shared/protocol';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { moneyTogether } from './money-parts.ts';
import type { Place } from './places.ts';

/** What exactly these exceptions and all that is folded under them put at risk, each order line once. */
export function exceptionsTogether(
  { world }: QueryContext,
  { exceptions: keys }: RequestInput<'exceptions.together'>,
): MoneyAtRisk {
  const asked = new Map<string, ExceptionState>();
  for (const key of keys) {
    const known = world.get(exceptions, key);
    if (!known) continue;
    asked.set(key, known);
    for (const child of world.by(exceptions, 'openByParent', key)) asked.set(child.key, child);
  }
  const all = [...asked.values()];
  return { ...moneyTogether(all), currency: all[0]?.currency ?? 'USD' };
}

/** The open exceptions beneath a place, whatever is folded under what. */
export function exceptionsBeneath(
  { world }: QueryContext,
  { place }: RequestInput<'exceptions.beneath'>,
): string[] {
  return world
    .by(exceptions, 'openByPlace', place as Place)
    .filter((exception) => isOpen(exception) && !exception.heldBack)
    .map(({ key }) => key);
}
