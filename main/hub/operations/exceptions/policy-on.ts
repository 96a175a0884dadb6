import type { WorldView } from '#engine/kernel';
import { exceptionPolicy, type ExceptionPolicy, type Resolved } from '#operations/policy';
import type { Gln } from '#shared/vocabulary';
import type { Evidence } from './exception.collection.ts';

/** The exception policy as it holds for a finding or an exception: by the scope that its rule gave with the evidence. */
export function policyOn(
  world: WorldView,
  about: { site: Gln | null; evidence: Evidence },
): Resolved<ExceptionPolicy> {
  return exceptionPolicy(world, about.evidence.scope ?? { site: about.site });
}
