import { findByIdentity } from '#engine/log';
import type { Store } from '#engine/store';
import { readAnswers } from './acts.sql.ts';
import type { Input } from './input.ts';
import { identityKey, type Found } from './judge-again.ts';
import type { KeptAnswer } from './kept-answer.ts';

/** What the store knows of inputs that may have come before: events under their identities, acts under theirs. */
export async function lookUp(
  store: Store,
  inputs: readonly Input[],
): Promise<{ found: Found; answered: ReadonlyMap<string, KeptAnswer> }> {
  const again = inputs.flatMap((input) =>
    input.kind === 'arrival' && input.again ? [input.event] : [],
  );
  const actIds = inputs.flatMap((input) => (input.kind === 'act' ? [input.actId] : []));
  if (again.length === 0 && actIds.length === 0) return { found: new Map(), answered: new Map() };
  return store.transaction(async (session) => {
    const events = again.length === 0 ? [] : await findByIdentity(session, again);
    const answered = actIds.length === 0 ? new Map() : await readAnswers(session, actIds);
    return { found: new Map(events.map((event) => [identityKey(event), event])), answered };
  });
}
