import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Refusal } from '#shared/vocabulary';
import type {
  LiveName,
  LiveRows,
  RequestAnswer,
  RequestInput,
  RequestName,
  Session,
} from '#shared/protocol';
import type { Connection } from './connection.ts';
import type { EntityStore, LoadState } from './entity-store.ts';
import type { Observable } from './observable.ts';
import { Tally } from './tally.ts';

const ConnectionContext = createContext<Connection | null>(null);

export const ConnectionProvider = ConnectionContext.Provider;

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('broken belief: a ConnectionProvider stands above');
  return connection;
}

export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get);
}

export function useSession(): Session | null {
  return useObservable(useConnection().session);
}

/** The store of a collection, subscribed from here on. */
export function useCollection<Name extends LiveName>(name: Name): EntityStore<LiveRows[Name]> {
  return useConnection().collection(name);
}

export function useLoadState(name: LiveName): LoadState {
  return useObservable(useConnection().collection(name).load);
}

/** One live entity; undefined when it is not (or not yet) there. Renders when this one changes, and only then. */
export function useEntity<Name extends LiveName>(
  name: Name,
  key: string | null,
): LiveRows[Name] | undefined {
  const store = useConnection().collection(name);
  const subscribe = useCallback(
    (listener: () => void) => (key === null ? () => undefined : store.subscribeTo(key, listener)),
    [store, key],
  );
  const get = useCallback(() => (key === null ? undefined : store.get(key)), [store, key]);
  return useSyncExternalStore(subscribe, get);
}

/** Counts by label; `labelOf` must keep its identity between renders. */
export function useTally<Name extends LiveName, Label extends string>(
  name: Name,
  labelOf: (row: LiveRows[Name]) => Label | null,
): ReadonlyMap<Label, number> {
  const store = useConnection().collection(name);
  const [tally, setTally] = useState<Tally<LiveRows[Name], Label> | null>(null);
  useEffect(() => {
    const made = new Tally(store, labelOf);
    setTally(made);
    return () => made.stop();
  }, [store, labelOf]);
  const subscribe = useCallback(
    (listener: () => void) => tally?.counts.subscribe(listener) ?? (() => undefined),
    [tally],
  );
  const get = useCallback(
    () => tally?.counts.get() ?? (NONE as ReadonlyMap<Label, number>),
    [tally],
  );
  return useSyncExternalStore(subscribe, get);
}

const NONE: ReadonlyMap<never, number> = new Map<never, number>();

/** World time, again each machine second: for times left and ages. */
export function useWorldSecond(): number {
  const clock = useConnection().clock;
  const [nowMs, setNowMs] = useState(clock.nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock.nowMs()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return nowMs;
}

/** A refusal thrown into TanStack Query, so that a region can show it as its error or no-right state. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Asks the hub and keeps the answer; asks again when `freshness` changes, which a panel takes from the version or
 * as-of of the live row it stands beside. `everyMs` asks again at that pace as well, for what moves without its row.
 */
export function useAnswer<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name> | null,
  freshness: string | number = 0,
  everyMs: number | null = null,
): UseQueryResult<RequestAnswer<Name>, Refused> {
  const connection = useConnection();
  return useQuery<RequestAnswer<Name>, Refused>({
    queryKey: [name, input, freshness],
    enabled: input !== null,
    refetchInterval: everyMs ?? false,
    placeholderData: (previous, query) =>
      JSON.stringify(query?.queryKey[1]) === JSON.stringify(input) ? previous : undefined,
    queryFn: async () => {
      const result = await connection.request(name, input!);
      if (!result.ok) throw new Refused(result.refusal);
      return result.value;
    },
  });
}
