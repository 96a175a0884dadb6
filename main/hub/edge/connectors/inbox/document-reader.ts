import type { WorldView } from '#engine/kernel';
import type { Translated } from './translation.ts';

/** Why a file or a document can't be taken, in a sentence for whoever talks to its sender, and where that stands. */
export interface DocumentFault {
  reason: string;
  path: string;
}

/** Which document this is. */
export interface DocumentIdentity {
  /** The same for a document that is dropped twice, another for a corrected one. */
  id: string;
  /** The same for all that say the same: a document sent again under new numbers must not count twice. */
  contentHash: string;
  /** Whose word it is; the same content from somebody else is another document. */
  sender: string;
  /** Its kind as people of the trade call it, `850`. */
  type: string;
  /** Where it stands in its file, `000000001/0001`. */
  place: string;
}

/** A document as its format says it. */
export interface ReadDocument<Content = unknown> {
  identity: DocumentIdentity;
  /** What {@link DocumentReader.translate} needs, as JSON: it is kept while the document waits for a name. */
  content: Content;
  /** Why it is a dead letter at once; null when it can be translated. */
  fault: DocumentFault | null;
  /** Where it says that it is a test, which must not become business; null for a real one. */
  testMark: string | null;
}

/** A file as its format reads it. */
export interface ReadFile<Content = unknown> {
  documents: ReadDocument<Content>[];
  /** What is wrong with the file around its documents. */
  fault: DocumentFault | null;
  /** It ends where the format goes on: somebody may still be writing it. */
  isCutOff?: boolean;
}

/**
 * A format that partners send files in: a folder beside the inbox, and a line in `readers.ts`. Pure, and never throws for
 * bad input: what is wrong is worded, not thrown.
 */
export interface DocumentReader<Content = unknown> {
  /** `x12`: what its dead letters are called by. It stands in the store with documents that wait, so it stays. */
  name: string;
  /** Whether a file is of this format, by what is in it: names of files say nothing. The first that claims it reads it. */
  claims(bytes: Uint8Array): boolean;
  /** All documents of a file, and what is wrong with the file around them. */
  read(bytes: Uint8Array, file: string): ReadFile<Content>;
  /** A document in the words of the contracts, as far as the network knows its names now. */
  translate(content: Content, world: WorldView): Translated;
}
