import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Refusal } from '#shared/vocabulary';
import type { Refused } from '#live';
import { ErrorRegion, LoadingRegion, NoRightRegion, ReadAgainMark } from '#ui';
import { refusalText } from './refusal-words.ts';

interface HubRegionProps<Value> {
  /** What `useAnswer` gave. */
  answer: UseQueryResult<Value, Refused>;
  /** Draws the answer; it stays on screen while a newer one is asked for. */
  children: (value: Value) => ReactNode;
}

/**
 * A region that the hub answers for: loading, refused, without right, or what it said. An answer that something has
 * overtaken, an act of this window or a newer row, stays and is marked until it has been read again; when it could not
 * be, the region says so above it.
 */
export function HubRegion<Value>({ answer, children }: HubRegionProps<Value>) {
  if (answer.data !== undefined)
    return (
      <>
        {answer.isFetching && answer.isStale ? <ReadAgainMark /> : null}
        {answer.isError ? <NotReadAgain answer={answer} refusal={answer.error.refusal} /> : null}
        {children(answer.data)}
      </>
    );
  if (!answer.isError) return <LoadingRegion />;
  const { refusal } = answer.error;
  const text = refusalText(refusal);
  if (refusal.code.startsWith('access.')) return <NoRightRegion>{text}</NoRightRegion>;
  return <ErrorRegion what={text} onRetry={() => void answer.refetch()} />;
}

interface NotReadAgainProps {
  answer: Pick<UseQueryResult<unknown, Refused>, 'refetch'>;
  refusal: Refusal;
}

/** What stands below is older than it looks. That the hub is away the band over the workspace says, once for all. */
function NotReadAgain({ answer, refusal }: NotReadAgainProps) {
  if (refusal.code === 'hub.away') return null;
  return (
    <ErrorRegion
      what={`Could not be read again. ${refusalText(refusal)}`}
      stillWorks="Below is what was read before."
      onRetry={() => void answer.refetch()}
    />
  );
}
