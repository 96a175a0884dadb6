/** A query with its name, by which each connection prepares it once; what a room's `.sql.ts` is made of. */
export interface NamedQuery<
  Row extends object = object,
  Parameters extends readonly unknown[] = [],
> {
  name: string;
  text: string;
  /** Never there: carries the types. */
  readonly types?: { row: Row; parameters: Parameters };
}

/**
 * Declares a query: `namedQuery<{ epoch: number }>('engine.hub-epoch', 'select epoch from engine.hub')`. The name is
 * unique in the hub; parameters are $1, $2 … in the order of the tuple.
 */
export function namedQuery<Row extends object = object, Parameters extends readonly unknown[] = []>(
  name: string,
  text: string,
): NamedQuery<Row, Parameters> {
  return { name, text };
}
