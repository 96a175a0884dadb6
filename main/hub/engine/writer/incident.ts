import type { DeadLetter, Input } from './input.ts';

/** What is kept of an input that met a bug of ours, so that it can be tried again once the bug is mended. */
export function incident(input: Input, thrown: unknown): DeadLetter {
  return { kind: 'incident', ...toldBy(input), ...reasonOf(thrown) };
}

/** What is kept of a subject that a rule could not judge. */
export function watchIncident(watcher: string, subject: string, thrown: unknown): DeadLetter {
  return {
    kind: 'incident',
    source: 'hub',
    epoch: null,
    sequence: null,
    type: watcher,
    about: subject,
    raw: JSON.stringify({ watcher, subject }),
    ...reasonOf(thrown),
  };
}

/** A dead letter of an arrival, in the shape in which it came. */
export function rawOf(event: { json: string; data: unknown } & object): string {
  const { json, data: _, ...envelope } = event;
  return `${JSON.stringify(envelope).slice(0, -1)},"data":${json}}`;
}

function toldBy(input: Input): Omit<DeadLetter, 'kind' | 'reason' | 'path'> {
  switch (input.kind) {
    case 'arrival': {
      const { source, epoch, sequence, type, subject, id } = input.event;
      return { source, epoch, sequence, type, about: subject ?? id, raw: rawOf(input.event) };
    }
    case 'unreadable':
      return input.letter;
    case 'act':
      return ofHub(input.name, input.actId, {
        act: input.name,
        actor: input.actor.id,
        input: input.input,
      });
    case 'due':
      return ofHub(input.timer.kind, input.timer.subject, input.timer);
    case 'fact':
      return ofHub(input.name, input.name, { fact: input.name });
  }
}

function ofHub(
  type: string,
  about: string,
  raw: object,
): Omit<DeadLetter, 'kind' | 'reason' | 'path'> {
  return { source: 'hub', epoch: null, sequence: null, type, about, raw: JSON.stringify(raw) };
}

/** The sentence of what was thrown, and as path the first of our own lines that the stack names. */
function reasonOf(thrown: unknown): { reason: string; path: string } {
  if (!(thrown instanceof Error)) return { reason: String(thrown), path: '' };
  const line = thrown.stack
    ?.split('\n')
    .find((at) => at.includes('/main/hub/') && !at.includes('/engine/'));
  return { reason: thrown.message, path: /main\/hub\/[^)\s]+/.exec(line ?? '')?.[0] ?? '' };
}
