import type { WorldView } from '#engine/kernel';
import type { NamedKind } from '#operations/network';
import type { Money } from '#shared/vocabulary';
import type { DocumentFault } from './document-reader.ts';
import type { EventDraft } from './event-draft.ts';

/** No number or name of any format is longer, with whoever said it. */
const LONGEST_NAME = 128;

/** A sentence; what it quotes may be as long as its sender likes. */
const LONGEST_REASON = 500;

/** A person is asked for each; more than the lines that any document of ours may have is a document for somebody else. */
const MOST_UNKNOWN = 2_000;

/** A name of a document that nobody knows, and where it stood. */
export interface UnknownWord {
  kind: NamedKind;
  name: string;
  about: string;
  /** What the document that waits for it is worth; null where it does not say. */
  value: Money | null;
}

/** What became of a document's words: its events are used only if nothing is unknown and nothing refused. */
export interface Translated {
  events: readonly EventDraft[];
  unknown: readonly UnknownWord[];
  refusal: DocumentFault | null;
}

/**
 * One document on its way from the partner's words to ours: collects what is unknown and what can't be taken, so that a
 * person is asked everything at once.
 */
export class Translation {
  readonly world: WorldView;
  /** `850 PO-4711`: how the document is called where it is spoken of. */
  readonly about: string;
  /** What it is worth by its own words. */
  readonly value: Money | null;
  readonly #unknown = new Map<string, UnknownWord>();
  /** The first reason why it can't become an event, ever. */
  refusal: DocumentFault | null = null;

  constructor(world: WorldView, { about, value }: { about: string; value: Money | null }) {
    this.world = world;
    this.about = about;
    this.value = value;
  }

  /** The document can't be taken. Whatever is made of it after this is not used. */
  refuse(reason: string, path: string): void {
    this.refusal ??= { reason: reason.slice(0, LONGEST_REASON), path };
  }

  /** Nobody knows this name: the document waits until a person says what it means. */
  note(kind: NamedKind, name: string): void {
    if (name.length > LONGEST_NAME)
      return this.refuse(`${name.slice(0, 40)}… is too long for a name`, '');
    if (this.#unknown.size >= MOST_UNKNOWN)
      return this.refuse(`nobody knows more than ${MOST_UNKNOWN} of its names`, '');
    this.#unknown.set(`${kind}:${name}`, { kind, name, about: this.about, value: this.value });
  }

  /** What was made of the document. */
  as(events: readonly EventDraft[]): Translated {
    return { events, unknown: [...this.#unknown.values()], refusal: this.refusal };
  }
}
