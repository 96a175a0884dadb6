import type { Clock } from '#engine/clock';
import { MAX_EVENT_BYTES } from '#engine/feeds';
import type { WorldView } from '#engine/kernel';
import type { Session, Store } from '#engine/store';
import type { DeadLetter, FactInput } from '#engine/writer';
import { NAME_UNKNOWN, nameKey, unknownNames, type NameUnknown } from '#operations/network';
import type { EventEnvelope } from '#shared/contracts';
import { fromMs } from '#shared/vocabulary';
import type {
  DocumentFault,
  DocumentIdentity,
  DocumentReader,
  ReadDocument,
} from './document-reader.ts';
import { INBOX_EPOCH, INBOX_SOURCE } from './inbox-line.ts';
import * as rows from './inbox.sql.ts';
import { judgeContent, judgeDocument, type Verdict } from './judge-document.ts';
import { jsonWithin, storable, unkeepable } from './kept-text.ts';
import type { UnknownWord } from './translation.ts';

/** Characters of JSON, as a report of 100,000 lines has. */
const MOST_KEPT = 50_000_000;

/** What is kept of a document that waits: enough to judge it again when a name has become known. */
interface KeptDocument {
  /** Who reads it. */
  reader: string;
  identity: DocumentIdentity;
  content: unknown;
}

/** What the inbox needs of the hub's writer: the network to find names in, and a way to say which are unknown. */
export interface InboxDesk {
  readonly world: WorldView;
  submit(inputs: readonly FactInput[]): void;
}

/** What one file said, as its reader understood it; without a reader it is one fault. */
export interface FileContent {
  file: string;
  reader: DocumentReader | null;
  documents: readonly ReadDocument[];
  fault: DocumentFault | null;
  /** Its beginning, for whoever looks at the dead letter. */
  head: string;
}

export interface KeeperOptions {
  readers: readonly DocumentReader[];
  store: Store;
  clock: Clock;
  /** Whether test documents are taken: in the embedded simulator's world everything is a test. */
  takesTests: boolean;
  /** Called when something new can be read from the store. */
  onKept(): void;
}

/**
 * Keeps what files said: each document is judged, numbered and in the store before its file is put away, so that nothing
 * is lost and nothing is said twice. One call at a time: two files with the same document must not both be the first.
 */
export class DocumentKeeper {
  readonly #options: KeeperOptions;
  #desk: InboxDesk | null = null;
  #head = 0;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** The last number given. */
  get head(): number {
    return this.#head;
  }

  /** Goes on with the numbers that the store has. */
  async load(): Promise<void> {
    this.#head = await rows.headOf(this.#options.store);
  }

  /** Documents can be judged from now on: the hub knows its master data. */
  openFor(desk: InboxDesk): void {
    this.#desk = desk;
  }

  /** Keeps all that a file said, or nothing of it. */
  async keep(content: FileContent): Promise<void> {
    const unknown: UnknownWord[] = [];
    await this.#transaction(async (session) => {
      for (const document of content.documents)
        unknown.push(
          ...(await this.#keepDocument(session, content.file, content.reader!, document)),
        );
      if (content.fault) await this.#deadFile(session, content, content.fault);
    });
    this.#tell(unknown);
  }

  /** Judges what waits. A hub that was killed may have kept a document and not asked for its names: `askAgain` does. */
  async judgeWaiting(ask?: 'askAgain'): Promise<void> {
    const unknown: UnknownWord[] = [];
    for (const { id, file, kept } of await rows.waitingDocuments(this.#options.store)) {
      const { reader, identity, content } = kept as KeptDocument;
      const verdict = this.#judgeKept(reader, content);
      if (verdict.kind === 'waits') {
        if (ask) unknown.push(...verdict.unknown.filter((word) => !this.#isAsked(word)));
        continue;
      }
      await this.#transaction(async (session) => {
        await rows.settleDocument(session, id, verdict.kind);
        await this.#carryOut(session, reader, identity, file, verdict, content);
      });
    }
    this.#options.onKept();
    this.#tell(unknown);
  }

  async #keepDocument(
    session: Session,
    file: string,
    reader: DocumentReader,
    document: ReadDocument,
  ): Promise<readonly UnknownWord[]> {
    const { identity, content } = document;
    const { id, contentHash } = identity;
    const sender = storable(identity.sender);
    const known = await rows.knownDocument(session, { id, sender, contentHash });
    // What was dead may be right by now: its sender counted again, or the master data has its item.
    if (known && known.state !== 'dead') {
      // Said again with the ids of the first time: the log counts them as the duplicates they are.
      for (const item of await rows.itemsOfDocument(session, known.id)) {
        const value = JSON.parse(item.content) as EventEnvelope;
        const again = `${known.id} again`;
        if (item.kind === 'event') await this.#append(session, again, 'event', value);
      }
      return [];
    }
    const { takesTests, clock } = this.#options;
    let verdict = judgeDocument(reader, document, this.#desk!.world, takesTests);
    let kept: string | null = null;
    if (verdict.kind === 'waits') {
      const toKeep: KeptDocument = { reader: reader.name, identity, content };
      kept = jsonWithin(toKeep, MOST_KEPT);
      const reason = kept === null ? 'says too much to be kept' : unkeepable(kept);
      if (reason !== null) verdict = { kind: 'dead', reason, path: '' };
    }
    await rows.keepDocument(session, {
      id,
      contentHash,
      sender,
      file,
      receivedAt: fromMs(clock.worldNow()),
      state: verdict.kind === 'waits' ? 'waiting' : verdict.kind,
      kept: verdict.kind === 'waits' ? kept : null,
    });
    await this.#carryOut(session, reader.name, identity, file, verdict, content);
    return verdict.kind === 'waits' ? verdict.unknown : [];
  }

  #isAsked({ kind, name }: UnknownWord): boolean {
    return this.#desk!.world.get(unknownNames, nameKey(kind, name)) !== undefined;
  }

  #judgeKept(name: string, content: unknown): Verdict {
    const reader = this.#options.readers.find((one) => one.name === name);
    if (!reader) return { kind: 'dead', reason: `nothing reads ${name} any more`, path: '' };
    return judgeContent(reader, content, this.#desk!.world);
  }

  async #carryOut(
    session: Session,
    reader: string,
    identity: DocumentIdentity,
    file: string,
    verdict: Verdict,
    raw: unknown,
  ): Promise<void> {
    if (verdict.kind === 'through')
      for (const [index, draft] of verdict.events.entries())
        await this.#append(session, identity.id, 'event', {
          specversion: '1.0',
          id: `${identity.id}/${index + 1}`,
          correlationid: draft.subject.slice(0, 128) || identity.id,
          ...draft,
        });
    if (verdict.kind === 'dead') {
      const type = `${reader} ${identity.type}`;
      const about = `${file} ${identity.place}`;
      await this.#append(session, identity.id, 'letter', {
        kind: 'contract',
        type,
        about: storable(about.slice(0, 128)),
        reason: storable(verdict.reason),
        path: storable(verdict.path),
        raw: jsonWithin(raw, MAX_EVENT_BYTES) ?? JSON.stringify(identity),
      });
    }
  }

  #deadFile(
    session: Session,
    { file, reader, head }: FileContent,
    { reason, path }: DocumentFault,
  ): Promise<void> {
    return this.#append(session, file, 'letter', {
      kind: 'contract',
      type: `${reader?.name ?? ''} file`.trim(),
      about: storable(file.slice(0, 128)),
      reason: storable(reason),
      path,
      raw: JSON.stringify(head),
    });
  }

  async #append(
    session: Session,
    documentId: string,
    kind: 'event' | 'letter',
    value: Partial<EventEnvelope> | Partial<DeadLetter>,
  ): Promise<void> {
    const sequence = this.#head + 1;
    const now = fromMs(this.#options.clock.worldNow());
    // A document that is said again keeps its times: with others it would be another fact under the same id.
    const times = kind === 'event' ? { time: now, recordedtime: now } : {};
    const place = { source: INBOX_SOURCE, epoch: INBOX_EPOCH, sequence };
    const numbered = { ...times, ...value, ...place };
    const content = JSON.stringify(numbered);
    await rows.appendItem(session, { sequence, documentId, kind, content });
    this.#head = sequence;
  }

  /** A transaction that failed gave no numbers away; whether it failed, the store knows. */
  async #transaction(act: (session: Session) => Promise<void>): Promise<void> {
    const { store } = this.#options;
    try {
      await store.transaction(act);
    } catch (error) {
      this.#head = await rows.headOf(store);
      throw error;
    }
    this.#options.onKept();
  }

  /** Says which names nobody knows; the network remembers them, and a person is asked. */
  #tell(unknown: readonly UnknownWord[]): void {
    if (unknown.length === 0) return;
    this.#desk!.submit(
      unknown.map(({ kind, name, about, value }) => ({
        kind: 'fact',
        name: 'inbox.unknown',
        decide: () => {
          const data: NameUnknown = { kind, name, about, value };
          return { events: [{ type: NAME_UNKNOWN, subject: `${kind}:${name}`, data }] };
        },
      })),
    );
  }
}
