import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Act, ActName, Done } from '#shared/protocol';
import type { Refusal } from '#shared/vocabulary';
import { useConnection } from '#live';
import { say } from '#ui';
import { askAnew } from './answers-anew.ts';
import { refusalText } from './refusal-words.ts';

export interface SendOptions {
  /** What the toast says when it was done; it shares its verb with the button: "Acknowledged EX-2291". */
  done: string | ((done: Done) => string);
  /** A dialog shows the refusal itself; otherwise a toast says it and stays. */
  isInPlace?: boolean;
}

/** One act at a time from one place on screen. */
export interface Sender {
  isBusy: boolean;
  /** What the hub refused last, until the next try. */
  refusal: Refusal | null;
  /** Sends an act; gives what was done, or null when it was refused. */
  send<Name extends ActName>(
    name: Name,
    input: Act<Name>,
    options: SendOptions,
  ): Promise<Done | null>;
}

/**
 * Sends acts and says what came of them. Done here means that the hub has taken it, and that no answer on screen about
 * what it concerns is older than it, so that what the same person does next is never refused for their own act; what
 * another system must do shows as commands on its way. What was refused may rest on something that has changed: that is
 * asked for anew.
 */
export function useAct(): Sender {
  const connection = useConnection();
  const answers = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = useCallback<Sender['send']>(
    async (name, input, { done, isInPlace = false }) => {
      setBusy(true);
      const result = await connection.act(name, input);
      if (result.ok) await askAnew(answers, [input, result.value.objects]);
      else if (isAboutTheWorld(result.refusal)) void answers.invalidateQueries();
      setBusy(false);
      setRefusal(result.ok ? null : result.refusal);
      if (result.ok) {
        say(typeof done === 'string' ? done : done(result.value));
        return result.value;
      }
      if (!isInPlace) say(refusalText(result.refusal), { state: 'critical' });
      return null;
    },
    [connection, answers],
  );
  return { isBusy, refusal, send };
}

/** Refused for what is asked, and not because it did not reach the hub, was no such act or not this person's. */
function isAboutTheWorld({ code }: Refusal): boolean {
  return !/^(hub|console|input|access|act)\./.test(code);
}
