import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { LiveName, LiveRows } from '#shared/protocol';
import { useCollection } from '#live';

/** All rows of a small live collection as a list: the same one until a frame changes it. */
export function useRows<Name extends LiveName>(name: Name): readonly LiveRows[Name][] {
  const store = useCollection(name);
  const list = useRef<readonly LiveRows[Name][] | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      // What came between drawing and listening counts as well.
      list.current = null;
      return store.subscribe(() => {
        list.current = null;
        listener();
      });
    },
    [store],
  );
  return useSyncExternalStore(subscribe, () => (list.current ??= [...store.rows()]));
}
