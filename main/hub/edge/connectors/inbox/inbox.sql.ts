import { namedQuery, type Session, type Store } from '#engine/store';
import type { Instant } from '#shared/vocabulary';

/** A document that the inbox has seen. */
export interface StoredDocument {
  id: string;
  contentHash: string;
  sender: string;
  file: string;
  receivedAt: Instant;
  state: 'waiting' | 'through' | 'dead';
  /** Identity and document as JSON, while it waits. */
  kept: unknown;
}

/** One place of the inbox's own numbering: an event, or what could not become one. */
export interface StoredItem {
  sequence: number;
  documentId: string;
  /** The envelope or letter as JSON text. */
  kind: 'event' | 'letter';
  content: string;
}

const known = namedQuery<{ id: string; state: StoredDocument['state'] }, [string, string, string]>(
  'connectors.known-document',
  `select id, state from connectors.document
   where id = $1 or (sender = $2 and content_hash = $3)
   order by (state = 'dead'), (id = $1) desc limit 1`,
);

const insertDocument = namedQuery<
  object,
  [string, string, string, string, string, string, string | null]
>(
  'connectors.insert-document',
  `insert into connectors.document (id, content_hash, sender, file, received_at, state, kept)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (id) do update
   set file = excluded.file, received_at = excluded.received_at, state = excluded.state, kept = excluded.kept`,
);

const settle = namedQuery<object, [string, string]>(
  'connectors.settle-document',
  'update connectors.document set state = $2, kept = null where id = $1',
);

const waiting = namedQuery<{ id: string; file: string; kept: unknown }, []>(
  'connectors.waiting-documents',
  `select id, file, kept from connectors.document where state = 'waiting' order by received_at, id`,
);

const head = namedQuery<{ head: number }, []>(
  'connectors.head',
  'select coalesce(max(sequence), 0)::int8 as head from connectors.item',
);

const insertItem = namedQuery<object, [number, string, string, string]>(
  'connectors.insert-item',
  'insert into connectors.item (sequence, document_id, kind, content) values ($1, $2, $3, $4)',
);

const itemsAfter = namedQuery<StoredItem, [number, number]>(
  'connectors.items-after',
  `select sequence, document_id as "documentId", kind, content
   from connectors.item where sequence > $1 order by sequence limit $2`,
);

const itemsOf = namedQuery<StoredItem, [string]>(
  'connectors.items-of',
  `select sequence, document_id as "documentId", kind, content
   from connectors.item where document_id = $1 order by sequence`,
);

/**
 * The document of this identity, or the one of the same sender with the same content; of several one that is not dead.
 */
export async function knownDocument(
  session: Session,
  identity: { id: string; sender: string; contentHash: string },
): Promise<{ id: string; state: StoredDocument['state'] } | null> {
  const { id, sender, contentHash } = identity;
  return (await session.rows(known, [id, sender, contentHash]))[0] ?? null;
}

/** Keeps a document; one that was dead may come again and live. */
export async function keepDocument(
  session: Session,
  document: Omit<StoredDocument, 'kept'> & { kept: string | null },
): Promise<void> {
  const { id, contentHash, sender, file, receivedAt, state, kept } = document;
  await session.affected(insertDocument, [id, contentHash, sender, file, receivedAt, state, kept]);
}

export async function settleDocument(
  session: Session,
  id: string,
  state: 'through' | 'dead',
): Promise<void> {
  await session.affected(settle, [id, state]);
}

/** Documents that wait for names, oldest first. */
export function waitingDocuments(store: Store) {
  return store.rows(waiting, []);
}

/** The last number given. */
export async function headOf(store: Store): Promise<number> {
  return Number((await store.rows(head, []))[0]?.head ?? 0);
}

export async function appendItem(session: Session, item: StoredItem): Promise<void> {
  await session.affected(insertItem, [item.sequence, item.documentId, item.kind, item.content]);
}

/** What stands after a place, in order, at most so many. */
export function readItems(store: Store, after: number, limit: number): Promise<StoredItem[]> {
  return store.rows(itemsAfter, [after, limit]);
}

/** What a document became. */
export function itemsOfDocument(session: Session, id: string): Promise<StoredItem[]> {
  return session.rows(itemsOf, [id]);
}
