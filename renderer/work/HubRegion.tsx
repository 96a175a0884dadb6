import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Refused } from '#live';
import { ErrorRegion, LoadingRegion, NoRightRegion } from '#ui';
import { refusalText } from './refusal-words.ts';

interface HubRegionProps<Value> {
  /** What `useAnswer` gave. */
  answer: UseQueryResult<Value, Refused>;
  /** Draws the answer; it stays on screen while a newer one is asked for. */
  children: (value: Value) => ReactNode;
}

/** A region that the hub answers for: loading, refused, without right, or what it said. */
export function HubRegion<Value>({ answer, children }: HubRegionProps<Value>) {
  if (answer.data !== undefined) return children(answer.data);
  if (!answer.isError) return <LoadingRegion />;
  const { refusal } = answer.error;
  const text = refusalText(refusal);
  if (refusal.code.startsWith('access.')) return <NoRightRegion>{text}</NoRightRegion>;
  return <ErrorRegion what={text} onRetry={() => void answer.refetch()} />;
}
