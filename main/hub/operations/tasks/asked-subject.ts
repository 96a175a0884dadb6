import type { WorldView } from '#engine/kernel';
import type { AskedKind, AskedSubject } from '#operations/approvals';

/** What an approval is about, with the kind that it is of. */
export interface FoundSubject {
  kind: AskedKind;
  told: AskedSubject;
}

/** The subject of an approval by its number; null where no room knows it, or it has left the lists. */
export function findSubject(
  kinds: readonly AskedKind[],
  world: WorldView,
  subject: string,
): FoundSubject | null {
  for (const kind of kinds) {
    const told = kind.told(world, subject);
    if (told) return { kind, told };
  }
  return null;
}
