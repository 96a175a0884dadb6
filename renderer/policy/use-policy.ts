import type { PolicyLine, PolicyName } from '#shared/protocol';
import { useAnswer, useEntity, useSession } from '#live';

/** Everything about a policy; asked again when its row moved, or when this window became someone else. */
export function usePolicy(policy: PolicyName): {
  row: PolicyLine | undefined;
  answer: ReturnType<typeof useAnswer<'policy.detail'>>;
} {
  const row = useEntity('policies', policy);
  const person = useSession()?.person.id ?? '';
  const answer = useAnswer('policy.detail', { policy }, `${row?.revision ?? ''} ${person}`);
  return { row, answer };
}
