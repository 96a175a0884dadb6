import type { NamedQuery } from './named-query.ts';

/** What a statement's parameter is sent from; bytes are a value in its binary form, such as {@link columnArray}. */
export type Parameter = string | number | boolean | Uint8Array | null;

/** One statement that changes rows, as `Session.write` sends it among others. */
export interface Write {
  text: string;
  /** Under which each connection prepares it once; null for a text that is made anew. */
  name: string | null;
  parameters: readonly Parameter[];
  /** The bytes that follow a COPY. */
  copy?: Iterable<Buffer>;
  /** Told how many rows it took; what it throws fails the transaction. */
  took?(rows: number): void;
}

/** A declared query as a write. */
export function statement<Parameters extends readonly Parameter[]>(
  query: NamedQuery<object, Parameters>,
  parameters: Parameters,
  took?: (rows: number) => void,
): Write {
  return { name: query.name, text: query.text, parameters, ...(took && { took }) };
}
