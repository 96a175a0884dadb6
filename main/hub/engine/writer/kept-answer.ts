import { isDeepStrictEqual } from 'node:util';
import type { Done } from '#shared/protocol';
import type { Result } from '#shared/vocabulary';
import type { Answered } from './fold-transaction.ts';
import type { ActInput } from './input.ts';

/** An act that was answered, as it was asked. */
export interface KeptAnswer {
  actId: string;
  name: string;
  /** Id of the person. */
  actor: string;
  input: unknown;
  answer: Result<Done>;
}

/** An answer that is given in this very transaction. */
export function keptAnswer({ input, result }: Answered): KeptAnswer {
  const { actId, name, actor } = input;
  return { actId, name, actor: actor.id, input: input.input ?? {}, answer: result };
}

/**
 * Whether an act that came again under its id is the same: by the same person, on the same thing. Another one under a
 * used id is a mistake or a forgery, and must neither be done nor be told that it was.
 */
export function isSameAct(kept: KeptAnswer, { name, actor, input }: ActInput): boolean {
  return (
    kept.name === name && kept.actor === actor.id && isDeepStrictEqual(kept.input, input ?? {})
  );
}
