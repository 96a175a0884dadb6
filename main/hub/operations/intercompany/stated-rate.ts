import type { StatedRate } from '#shared/protocol';
import { accept, refuse, type Currency, type Result } from '#shared/vocabulary';

/** The stated rate between two currencies: null where they are one; refused where nobody stated any. */
export function rateFor(
  rates: readonly StatedRate[],
  from: Currency,
  to: Currency,
): Result<StatedRate | null> {
  if (from === to) return accept(null);
  const rate = rates.find((one) => one.from === from && one.to === to);
  return rate ? accept(rate) : refuse('price.noRate', { from, to });
}
