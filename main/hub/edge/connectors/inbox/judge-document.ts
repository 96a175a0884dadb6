import type { WorldView } from '#engine/kernel';
import type { DocumentFault, DocumentReader, ReadDocument } from './document-reader.ts';
import type { EventDraft } from './event-draft.ts';
import type { UnknownWord } from './translation.ts';

/** What becomes of a document now. */
export type Verdict =
  | { kind: 'through'; events: readonly EventDraft[] }
  /** Names are unknown; a person says what they mean, and it is judged again. */
  | { kind: 'waits'; unknown: readonly UnknownWord[] }
  /** A dead letter: where in the document, and why. */
  | ({ kind: 'dead' } & DocumentFault);

/**
 * Judges a document as read: what its reader can't take, and tests (which only an embedded simulator's world may take)
 * are dead letters at once.
 */
export function judgeDocument<Content>(
  reader: DocumentReader<Content>,
  { content, fault, testMark }: ReadDocument<Content>,
  world: WorldView,
  takesTests: boolean,
): Verdict {
  if (fault) return { kind: 'dead', ...fault };
  if (testMark !== null && !takesTests)
    return { kind: 'dead', reason: 'a test document must not become business', path: testMark };
  return judgeContent(reader, content, world);
}

/** Judges a document that can be translated, on the master data as it is now. */
export function judgeContent<Content>(
  reader: DocumentReader<Content>,
  content: Content,
  world: WorldView,
): Verdict {
  const { events, unknown, refusal } = reader.translate(content, world);
  if (refusal) return { kind: 'dead', ...refusal };
  if (unknown.length > 0) return { kind: 'waits', unknown };
  if (events.length === 0)
    return { kind: 'dead', reason: 'nothing in it is an event of ours', path: '' };
  return { kind: 'through', events };
}
