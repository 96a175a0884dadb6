import type { MoveOption } from '#shared/protocol';
import { count } from '#ui';
import { refusalText, type Difference } from '#work';
import { broughtBy } from './move-words.ts';

/** A choice of pieces and place with what the hub said of it when it was read. */
export interface ReadMove {
  /** Which line, pieces and place the person asked about. */
  choice: string;
  quantity: number;
  option: MoveOption;
}

/** What has changed of a move since somebody read it: how many pieces, from where, who loses, whether it is possible. */
export function moveDifferences(saw: ReadMove, now: ReadMove): Difference[] {
  const isSame =
    saw.quantity === now.quantity &&
    saw.option.key === now.option.key &&
    saw.option.hash === now.option.hash;
  if (isSame) return [];
  const differences = [
    { label: 'Quantity', saw: count(saw.quantity), now: count(now.quantity) },
    { label: 'Serve from', saw: placeWords(saw.option), now: placeWords(now.option) },
    { label: 'Who loses', saw: loserWords(saw.option), now: loserWords(now.option) },
    { label: 'Possible', saw: possibleWords(saw.option), now: possibleWords(now.option) },
  ].filter((each) => each.saw !== each.now);
  return differences.length > 0 ? differences : [OTHERS_LOSE];
}

/** Those who are named lose as before, and behind them stand others than the person weighed. */
const OTHERS_LOSE: Difference = {
  label: 'Who loses, of those not listed',
  saw: 'as read',
  now: 'others, or other pieces',
};

function placeWords(option: MoveOption): string {
  return option.kind === 'stock' ? option.siteName : `${option.siteName}, ${broughtBy(option)}`;
}

/** "SO-771311 line 2, 20; SO-771318 line 1, later; 8 more". */
function loserWords({ losers: { first, more } }: MoveOption): string {
  if (first.length === 0) return 'nobody';
  const named = first.map(
    ({ order, line, pieces }) => `${order} line ${line}, ${pieces > 0 ? count(pieces) : 'later'}`,
  );
  return [...named, ...(more > 0 ? [`${count(more)} more`] : [])].join('; ');
}

function possibleWords({ refusal }: MoveOption): string {
  return refusal === null ? 'yes' : refusalText(refusal);
}
