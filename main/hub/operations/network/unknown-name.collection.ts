import { defineCollection } from '#engine/kernel';
import type { Currency, Instant } from '#shared/vocabulary';

export type NamedKind = 'site' | 'item' | 'partner';

/** A name in a document or event that the master data does not have. */
export interface UnknownName {
  /** `<kind>:<name>`. */
  key: string;
  kind: NamedKind;
  /** As it was written: a GLN, a GTIN, `ZZ:ACME`, `VN:4711-B`. */
  name: string;
  source: string;
  /** The first document or event that used it. */
  about: string;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
  count: number;
  /** What the documents that wait for it are worth together, as far as they say; null where none does. */
  valueMinor: number | null;
  currency: Currency | null;
}

/** Names nobody knows (yet); a row goes when the master data or a person says what the name means. */
export const unknownNames = defineCollection<UnknownName>({
  name: 'network.unknown_name',
  key: (unknown) => unknown.key,
  columns: {
    key: { type: 'text' },
    kind: { type: 'text' },
    name: { type: 'text' },
    source: { type: 'text' },
    about: { type: 'text' },
    firstSeenAt: { type: 'instant' },
    lastSeenAt: { type: 'instant' },
    count: { type: 'int4' },
    valueMinor: { type: 'int8', nullable: true },
    currency: { type: 'text', nullable: true },
  },
});

/** What a person said that a foreign name means. */
export interface NameMatch {
  /** `<kind>:<name>`. */
  key: string;
  kind: NamedKind;
  name: string;
  /** A GLN or GTIN of the master data. */
  means: string;
  matchedAt: Instant;
  matchedBy: string;
}

/** Foreign names with their meaning, for connectors that read documents. */
export const nameMatches = defineCollection<NameMatch>({
  name: 'network.name_match',
  key: (match) => match.key,
  columns: {
    key: { type: 'text' },
    kind: { type: 'text' },
    name: { type: 'text' },
    means: { type: 'text' },
    matchedAt: { type: 'instant' },
    matchedBy: { type: 'text' },
  },
});

export function nameKey(kind: NamedKind, name: string): string {
  return `${kind}:${name}`;
}
