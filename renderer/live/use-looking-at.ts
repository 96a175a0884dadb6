import { useEffect } from 'react';
import type { Lookable, Looker } from '#shared/protocol';
import { useConnection, useSession } from './hooks.ts';

/** Tells the hub that this window has a thing before it, for as long as it is shown and the window is not hidden. */
export function useLookingAt(collection: Lookable, key: string | null): void {
  const connection = useConnection();
  useEffect(() => {
    if (key === null) return undefined;
    const tell = () => connection.look(document.hidden ? null : { collection, key });
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
      connection.look(null);
    };
  }, [connection, collection, key]);
}

/** Who else looks at a row now: everybody but the person at this window. */
export function useOthers(lookers: readonly Looker[] | undefined): readonly Looker[] {
  const me = useSession()?.person.id;
  return (lookers ?? []).filter(({ id }) => id !== me);
}
