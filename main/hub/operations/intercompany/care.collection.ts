import { defineCollection } from '#engine/kernel';

/** Who takes care of a document; there is a row once somebody has. */
export interface Care {
  document: string;
  owner: string | null;
  /** Counts what people did to it, so that an act on an older view is told so. */
  version: number;
}

/** The owners of documents on which ledgers disagree. */
export const cares = defineCollection<Care>({
  name: 'intercompany.care',
  key: (care) => care.document,
  columns: {
    document: { type: 'text' },
    owner: { type: 'text', nullable: true },
    version: { type: 'int4' },
  },
  history: true,
});
