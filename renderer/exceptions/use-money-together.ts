import { useAnswer } from '#live';
import type { ExceptionRow } from '#shared/protocol';
import { atRiskTogether, moneyAtRiskWords } from './exception-words.ts';

/** The hub sums so many at once (shared/protocol, exceptions.together). */
const AT_ONCE = 2_000;

/**
 * What some rows put at risk together, in words. The hub knows which order lines two of them speak of and counts those
 * once; until it has answered, and of more rows than it takes at once, a plain sum stands there as a bound.
 */
export function useMoneyTogether(
  rows: readonly ExceptionRow[],
  freshness: string | number,
): string {
  const asked = rows.length === 0 || rows.length > AT_ONCE ? null : rows.map(({ key }) => key);
  const answer = useAnswer(
    'exceptions.together',
    asked === null ? null : { exceptions: asked },
    freshness,
  );
  return answer.data === undefined ? atRiskTogether(rows) : moneyAtRiskWords(answer.data);
}
