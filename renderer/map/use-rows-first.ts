import { startTransition, useEffect, useState } from 'react';

/** A hub that is away gives no rows; the land is shown all the same. */
const NO_LONGER_THAN_MS = 3_000;

/**
 * Whether the map's turn has come: once the rows are in and the grid had two frames to draw them. Without a graphics card
 * the map's first picture holds the page for half a second, and people read rows before they look at a map.
 */
export function useRowsFirst(areRowsIn: boolean): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (isDue) return undefined;
    const begin = () => startTransition(() => setDue(true));
    if (!areRowsIn) {
      const timer = setTimeout(begin, NO_LONGER_THAN_MS);
      return () => clearTimeout(timer);
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(begin);
    });
    return () => cancelAnimationFrame(frame);
  }, [isDue, areRowsIn]);
  return isDue;
}
