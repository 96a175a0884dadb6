import { STATES_BY_RANK } from '#shared/vocabulary';
import { usePlaceParam } from '#ui';
import type { StockFilter } from './stock-filter.ts';

/** The filter stands in the place, so that a saved view, a link and Alt ← bring it again. */
export function useStockFilter(): [StockFilter, (filter: StockFilter) => void] {
  const [text, setText] = usePlaceParam('item');
  const [state, setState] = usePlaceParam('state');
  const [site, setSite] = usePlaceParam('site');
  const [abcClass, setClass] = usePlaceParam('class');
  const set = (filter: StockFilter) => {
    setText(filter.text === '' ? null : filter.text);
    setState(filter.state);
    setSite(filter.site);
    setClass(filter.abcClass);
  };
  const known = STATES_BY_RANK.find((one) => one === state) ?? null;
  return [{ text: text ?? '', state: known, site, abcClass }, set];
}
