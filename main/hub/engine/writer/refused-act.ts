import type { OwnEvent } from '#engine/kernel';
import { objectOfAct } from '#shared/protocol';
import type { Refusal } from '#shared/vocabulary';
import type { ActInput } from './input.ts';

/** Somebody wanted to act and was refused: part of the audit trail, as what was done is. */
export const ACT_REFUSED = 'signalbox.hub.act.refused.v1';

export interface ActRefused {
  act: string;
  actId: string;
  code: string;
  facts: Refusal['facts'];
  /** What was sent, as its schema let it through. */
  input: unknown;
}

/** The event of a refusal, in the case of the object that the act names. */
export function refusedAct(
  { name, actId, input }: ActInput,
  refusal: Refusal,
): OwnEvent<ActRefused> {
  const about = objectOfAct(name, input);
  return {
    type: ACT_REFUSED,
    subject: about ?? name,
    ...(about !== null && { correlationId: about }),
    data: { act: name, actId, code: refusal.code, facts: refusal.facts, input: input ?? null },
  };
}
