import type { Readable } from './services.ts';

/**
 * A value made of others: made again only when one of those changed, and the same object until then, as
 * useSyncExternalStore asks.
 */
export function derived<Value>(
  sources: readonly Pick<Readable<unknown>, 'get' | 'subscribe'>[],
  make: () => Value,
): Readable<Value> {
  let inputs: unknown[] | null = null;
  let value: Value;
  return {
    get() {
      const now = sources.map((source) => source.get());
      if (inputs === null || now.some((input, i) => !Object.is(input, inputs?.[i]))) {
        inputs = now;
        value = make();
      }
      return value;
    },
    subscribe(listener) {
      const stops = sources.map((source) => source.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
