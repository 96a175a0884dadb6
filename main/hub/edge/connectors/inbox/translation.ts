import type { WorldView } from '#engine/kernel';
import type { NamedKind } from '#operations/network';
import type { Money } from '#shared/vocabulary';
import type { DocumentFault } from './document-reader.ts';
import type { EventDraft } from './event-draft.ts';

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
  readonly unknown: UnknownWord[] = [];
  /** The first reason why it can't become an event, ever. */
  refusal: DocumentFault | null = null;

  constructor(world: WorldView, { about, value }: { about: string; value: Money | null }) {
    this.world = world;
    this.about = about;
    this.value = value;
  }

  /** The document can't be taken. Whatever is made of it after this is not used. */
  refuse(reason: string, path: string): void {
    this.refusal ??= { reason, path };
  }

  /** Nobody knows this name: the document waits until a person says what it means. */
  note(kind: NamedKind, name: string): void {
    if (this.unknown.some((one) => one.kind === kind && one.name === name)) return;
    this.unknown.push({ kind, name: name.slice(0, 128), about: this.about, value: this.value });
  }

  /** What was made of the document. */
  as(events: readonly EventDraft[]): Translated {
    return { events, unknown: this.unknown, refusal: this.refusal };
  }
}
