import type { WorldView } from '#engine/kernel';
import { cares } from './care.collection.ts';
import { clearings } from './clearing.collection.ts';
import { postings } from './posting.collection.ts';

/** Counts what ledgers and people did to a document: an act says which it has seen. */
export function documentVersion(world: WorldView, document: string): number {
  return (
    world.by(postings, 'byTransfer', document).length +
    world.by(clearings, 'byDocument', document).length +
    (world.get(cares, document)?.version ?? 0)
  );
}
