import { useSyncExternalStore } from 'react';
import { useCollection, useObservable } from '#live';
import { count } from '#ui';

/** Below the last row: what is absent from the queue because it is as it should be. */
export function NormalNote() {
  const shipments = useNormal('shipments');
  const feeds = useNormal('feeds');
  const parts = [
    shipments === 0 ? null : `${count(shipments)} shipments`,
    feeds === 0 ? null : `${count(feeds)} feeds`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return <>End of queue.</>;
  return <>{`End of queue. ${parts.join(' and ')} are watched; what is normal is not listed.`}</>;
}

function useNormal(name: 'shipments' | 'feeds'): number {
  const store = useCollection(name);
  useObservable(store.load);
  return useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () => store.size,
  );
}
