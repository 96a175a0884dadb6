import type { Looker } from '#shared/protocol';
import { useOthers } from '#live';
import { Pill } from '#ui';

/** Who else has this before them now; draws nothing when one is alone with it. */
export function OthersHere({ lookers }: { lookers: readonly Looker[] | undefined }) {
  const others = useOthers(lookers);
  if (others.length === 0) return null;
  const names = others.map(({ name }) => name).join(', ');
  return <Pill>{`${names} ${others.length === 1 ? 'looks' : 'look'} at it too`}</Pill>;
}
