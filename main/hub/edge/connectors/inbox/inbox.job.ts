import type { Cancel, Clock, Machine } from '#engine/clock';
import { MAX_EVENT_BYTES, type EventCheck, type FeedAddress } from '#engine/feeds';
import type { Change, WorldView } from '#engine/kernel';
import type { Session, Store } from '#engine/store';
import type { DeadLetter, FactInput } from '#engine/writer';
import {
  items,
  nameMatches,
  NAME_UNKNOWN,
  partners,
  nameKey,
  sites,
  unknownNames,
  type NameUnknown,
} from '#operations/network';
import type { EventEnvelope } from '#shared/contracts';
import { fromMs } from '#shared/vocabulary';
import type {
  DocumentFault,
  DocumentIdentity,
  DocumentReader,
  ReadDocument,
} from './document-reader.ts';
import { InboxFolder, FILE_LIMIT_BYTES, type RestingFile } from './inbox-folder.ts';
import { INBOX_EPOCH, INBOX_SOURCE, InboxLetter, InboxLine } from './inbox-line.ts';
import * as rows from './inbox.sql.ts';
import { jsonWithin, storable, unkeepable } from './kept-text.ts';
import { judgeContent, judgeDocument, type Verdict } from './judge-document.ts';
import type { UnknownWord } from './translation.ts';

/** A file is looked at twice, so it is read within two seconds of lying still. */
const LOOK_EVERY_MS = 1_000;

export interface InboxOptions {
  /** The folder that partners' files are dropped into. */
  folder: string;
  /** The formats that are taken, in the order in which they are asked whose a file is. */
  readers: readonly DocumentReader[];
  store: Store;
  clock: Clock;
  machine: Machine;
  /** Whether test documents are taken: in the embedded simulator's world everything is a test. */
  takesTests: boolean;
  report(error: unknown): void;
}

/** What could not be read or kept is tried again after this: by then somebody may have mended it. */
const LEFT_FOR_MS = 60_000;

/**
 * A file that ends in the middle may be one that is still being copied over a slow line: half a minute without a byte is
 * no line any more.
 */
const GROWS_FOR_LOOKS = 30;

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

/**
 * The tenth feed: files dropped into a folder become events by the contracts of all, whatever format a reader knows. What
 * a file said is numbered and kept in the store before the file is put away, so that nothing is lost and nothing is said
 * twice.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #folder: InboxFolder;
  #line: InboxLine | null = null;
  #desk: InboxDesk | null = null;
  #head = 0;
  #cancel: Cancel = () => {};
  readonly #leftUntilMs = new Map<string, number>();
  #stopped = false;
  #busy: Promise<void> = Promise.resolve();

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#folder = new InboxFolder(options.folder);
  }

  /** How the hub's feeds reach the inbox; `check` judges its events as any feed's. */
  async address(check: EventCheck): Promise<FeedAddress> {
    this.#head = await rows.headOf(this.#options.store);
    return {
      source: INBOX_SOURCE,
      url: this.#options.folder,
      check: (raw, source, nowMs) =>
        raw instanceof InboxLetter ? { ok: false, letter: raw.letter } : check(raw, source, nowMs),
      line: (link) => {
        this.#line = new InboxLine(link, {
          head: () => this.#head,
          read: (after, limit) => rows.readItems(this.#options.store, after, limit),
          report: this.#options.report,
        });
        return this.#line;
      },
    };
  }

  /** Begins to look; not before the hub knows its master data. */
  start(desk: InboxDesk): void {
    if (this.#desk) return;
    this.#desk = desk;
    this.#again(() => this.#judgeWaiting('askAgain'));
    this.#lookSoon();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#busy;
  }

  /** Takes over what a commit changed: a name that became known lets documents through. */
  follow(changes: readonly Change[]): void {
    const names = new Set([nameMatches.name, partners.name, items.name, sites.name]);
    if (
      !this.#desk ||
      this.#stopped ||
      !changes.some(({ collection }) => names.has(collection.name))
    )
      return;
    this.#again(() => this.#judgeWaiting());
  }

  /** One thing after another: two files with the same document must not both be the first. */
  #again(act: () => Promise<void>): void {
    this.#busy = this.#busy
      .then(() => (this.#stopped ? undefined : act()))
      .catch((error: unknown) => this.#options.report(error));
  }

  #lookSoon(): void {
    const { machine } = this.#options;
    this.#cancel = machine.schedule(machine.machineNow() + LOOK_EVERY_MS, () => {
      this.#again(() => this.#look());
      this.#again(async () => this.#lookSoon());
    });
  }

  async #look(): Promise<void> {
    for (const file of await this.#folder.look())
      if (!this.#isLeft(file)) await this.#takeOrLeave(file);
  }

  /** What fails with one file keeps no other from being read: it is left for a while, and tried again. */
  async #takeOrLeave(file: RestingFile): Promise<void> {
    const { machine, report } = this.#options;
    try {
      await this.#take(file);
      this.#leftUntilMs.delete(file.name);
    } catch (error) {
      this.#leftUntilMs.set(file.name, machine.machineNow() + LEFT_FOR_MS);
      report(error);
    }
  }

  #isLeft({ name }: RestingFile): boolean {
    return this.#options.machine.machineNow() < (this.#leftUntilMs.get(name) ?? 0);
  }

  async #take(file: RestingFile): Promise<void> {
    const wasTaken = this.#folder.isTaken(file);
    if (!wasTaken && !(await this.#takeContent(file))) return;
    try {
      await this.#folder.putAway(file);
    } catch (error) {
      // It lies there and is not taken again; once is enough to say so.
      if (!wasTaken) this.#options.report(error);
    }
  }

  /** Keeps what a file says; false where somebody seems to be still writing it. */
  async #takeContent(file: RestingFile): Promise<boolean> {
    const mayGrow = file.looks < GROWS_FOR_LOOKS;
    if (file.bytes === 0 && mayGrow) return false;
    if (file.bytes > FILE_LIMIT_BYTES)
      await this.#transaction((session) =>
        this.#deadFile(session, file, {
          reason: `is larger than ${FILE_LIMIT_BYTES / 1e6} MB`,
          path: '',
        }),
      );
    else {
      const bytes = await this.#folder.read(file);
      if (bytes.length !== file.bytes) return false;
      const reader = this.#options.readers.find((one) => one.claims(bytes));
      const read = reader?.read(bytes, file.name);
      if (read?.isCutOff && mayGrow) return false;
      const unknown: UnknownWord[] = [];
      await this.#transaction(async (session) => {
        for (const document of read?.documents ?? [])
          unknown.push(...(await this.#takeDocument(session, file, reader!, document)));
        const fault = read ? read.fault : this.#noFormat();
        const head = new TextDecoder().decode(bytes.subarray(0, 500));
        if (fault) await this.#deadFile(session, file, fault, reader?.name, head);
      });
      this.#tell(unknown);
    }
    return true;
  }

  #noFormat(): DocumentFault {
    const names = this.#options.readers.map(({ name }) => name).join(', ');
    return { reason: `is in no format that is read here: ${names}`, path: '' };
  }

  async #takeDocument(
    session: Session,
    file: RestingFile,
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
      file: file.name,
      receivedAt: fromMs(clock.worldNow()),
      state: verdict.kind === 'waits' ? 'waiting' : verdict.kind,
      kept: verdict.kind === 'waits' ? kept : null,
    });
    await this.#carryOut(session, reader.name, identity, file.name, verdict, content);
    return verdict.kind === 'waits' ? verdict.unknown : [];
  }

  /** Judges what waits. A hub that was killed may have kept a document and not asked for its names: `askAgain` does. */
  async #judgeWaiting(ask?: 'askAgain'): Promise<void> {
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
    this.#line?.more();
    this.#tell(unknown);
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
    file: RestingFile,
    { reason, path }: DocumentFault,
    reader = '',
    head = '',
  ): Promise<void> {
    return this.#append(session, file.name, 'letter', {
      kind: 'contract',
      type: `${reader} file`.trim(),
      about: storable(file.name.slice(0, 128)),
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
    this.#line?.more();
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
