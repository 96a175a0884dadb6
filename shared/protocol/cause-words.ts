/**
 * The relations by which one exception explains another, each with a name that is stored with the folding: `CAU` folds
 * what follows from a cause under it, `HLD` holds what wants nobody until the cause ends.
 */
export const CAUSE_WORDS = {
  'CAU-01': 'the late truck brings what is missing',
  'CAU-02': 'more is asked for than the forecast has',
  'CAU-03': 'the item that it waits for is short',
  'CAU-04': 'it is a milestone of the late truck',
  'CAU-05': 'the supplier promised it later or less',
  'CAU-06': 'what is missing was received short',
  'CAU-07': 'the site cannot take in its trucks for want of people',
  'HLD-01': 'the feed that would tell is silent',
  'HLD-02': 'it falls into a planned window',
} as const;

export type CauseRule = keyof typeof CAUSE_WORDS;

/** Whether what a relation folds is held back; by a person nothing is. */
export function holdsBack(foldedBy: string | null): boolean {
  return foldedBy?.startsWith('HLD-') ?? false;
}

/** Where an exception counts, beside the thing that it is about. */
export const PLACE_KINDS = ['site', 'lane', 'carrier', 'customer', 'entity', 'feed'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Kinds of a planned window, as people call them. */
export const WINDOW_WORDS = {
  closure: 'Closure',
  count: 'Stock count',
  cutOver: 'Cut-over',
  maintenance: 'Maintenance',
} as const;

export type WindowKind = keyof typeof WINDOW_WORDS;
export const WINDOW_KINDS = Object.keys(WINDOW_WORDS) as WindowKind[];

/** What a planned window is of. */
export const WINDOW_SCOPES = ['site', 'lane', 'feed'] as const;
export type WindowScope = (typeof WINDOW_SCOPES)[number];
