import type { Cancel, Clock, Machine } from '#engine/clock';
import type { EventCheck, FeedAddress } from '#engine/feeds';
import type { Change } from '#engine/kernel';
import type { Store } from '#engine/store';
import { items, nameMatches, partners, sites } from '#operations/network';
import { DocumentKeeper, type FileContent, type InboxDesk } from './document-keeper.ts';
import type { DocumentFault, DocumentReader } from './document-reader.ts';
import { InboxFolder, FILE_LIMIT_BYTES, type RestingFile } from './inbox-folder.ts';
import { INBOX_SOURCE, InboxLetter, InboxLine } from './inbox-line.ts';
import * as rows from './inbox.sql.ts';

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
  /** How long after a look the next one is, ms; a second when left out. */
  lookEveryMs?: number;
  report(error: unknown): void;
}

/** What could not be read or kept is tried again after this: by then somebody may have mended it. */
const LEFT_FOR_MS = 60_000;

/**
 * A file that ends in the middle may be one that is still being copied over a slow line: half a minute without a byte is
 * no line any more.
 */
const GROWS_FOR_LOOKS = 30;

/**
 * The tenth feed: files dropped into a folder become events by the contracts of all, whatever format a reader knows. What
 * a file said is numbered and kept in the store before the file is put away, so that nothing is lost and nothing is said
 * twice.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #folder: InboxFolder;
  #line: InboxLine | null = null;
  readonly #keeper: DocumentKeeper;
  #isOpen = false;
  #cancel: Cancel = () => {};
  readonly #leftUntilMs = new Map<string, number>();
  #stopped = false;
  #busy: Promise<void> = Promise.resolve();

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#folder = new InboxFolder(options.folder);
    this.#keeper = new DocumentKeeper({ ...options, onKept: () => this.#line?.more() });
  }

  /** How the hub's feeds reach the inbox; `check` judges its events as any feed's. */
  async address(check: EventCheck): Promise<FeedAddress> {
    await this.#keeper.load();
    return {
      source: INBOX_SOURCE,
      url: this.#options.folder,
      check: (raw, source, nowMs) =>
        raw instanceof InboxLetter ? { ok: false, letter: raw.letter } : check(raw, source, nowMs),
      line: (link) => {
        this.#line = new InboxLine(link, {
          head: () => this.#keeper.head,
          read: (after, limit) => rows.readItems(this.#options.store, after, limit),
          report: this.#options.report,
        });
        return this.#line;
      },
    };
  }

  /** Begins to look; not before the hub knows its master data. */
  start(desk: InboxDesk): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#keeper.openFor(desk);
    this.#again(() => this.#keeper.judgeWaiting('askAgain'));
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
      !this.#isOpen ||
      this.#stopped ||
      !changes.some(({ collection }) => names.has(collection.name))
    )
      return;
    this.#again(() => this.#keeper.judgeWaiting());
  }

  /** One thing after another: two files with the same document must not both be the first. */
  #again(act: () => Promise<void>): void {
    this.#busy = this.#busy
      .then(() => (this.#stopped ? undefined : act()))
      .catch((error: unknown) => this.#options.report(error));
  }

  #lookSoon(): void {
    const { machine, lookEveryMs = LOOK_EVERY_MS } = this.#options;
    this.#cancel = machine.schedule(machine.machineNow() + lookEveryMs, () => {
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
    if (file.bytes > FILE_LIMIT_BYTES) {
      const reason = `is larger than ${FILE_LIMIT_BYTES / 1e6} MB`;
      await this.#keeper.keep(unread(file, { reason, path: '' }));
      return true;
    }
    const bytes = await this.#folder.read(file);
    if (bytes.length !== file.bytes) return false;
    const head = new TextDecoder().decode(bytes.subarray(0, 500));
    const reader = this.#options.readers.find((one) => one.claims(bytes));
    if (!reader) {
      await this.#keeper.keep({ ...unread(file, this.#noFormat()), head });
      return true;
    }
    const { documents, fault, isCutOff } = reader.read(bytes, file.name);
    if (isCutOff && mayGrow) return false;
    await this.#keeper.keep({ file: file.name, reader, documents, fault, head });
    return true;
  }

  #noFormat(): DocumentFault {
    const names = this.#options.readers.map(({ name }) => name).join(', ');
    return { reason: `is in no format that is read here: ${names}`, path: '' };
  }
}

/** A file that no reader looked into. */
function unread(file: RestingFile, fault: DocumentFault): FileContent {
  return { file: file.name, reader: null, documents: [], fault, head: '' };
}
