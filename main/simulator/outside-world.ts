import { crc32 } from 'node:zlib';
import type { CommandEnvelope, FaultRequest } from '#shared/contracts';
import { DAY_MS, Fault, HOUR_MS, type Result } from '#shared/vocabulary';
import {
  beginFault,
  Books,
  emptyState,
  type EventFile,
  feedList,
  type JournalEntry,
  type MachineClock,
  makeNetwork,
  type Network,
  Random,
  receiveCommand,
  sizeOfScale,
  type World,
  WorldClock,
} from '#simulator/world';
import { makeWorld } from './make-world.ts';
import { startWorld } from './start-world.ts';

/** Raised when the model changes what it does: a world is gone on with by the model that began it. */
const MODEL = 7;
/** A snapshot costs some 50 ms, what a crash leaves to be done again some milliseconds an hour of world. */
const SNAPSHOT_EVERY_WORLD_MS = 6 * HOUR_MS;
const SNAPSHOT_EVERY_MACHINE_MS = 20_000;
/** How often a world in which nothing is said notes its time. */
const NOTE_EVERY_MS = 250;
/** A longer pause than this between two looks at the clock was the machine's sleep, in which the world slept too. */
const ASLEEP_AFTER_MS = 10_000;

export interface OutsideWorldOptions {
  /** Its books; made when it is not there. */
  folder: string;
  machine: MachineClock;
  seed: number;
  /** 1 is the reference network; null is that of the books, 1 for new ones. */
  scale: number | null;
  /** World instant at which the first start ends its history and goes live. */
  firstNowMs: number;
  historyDays: number;
  /** Of the feeds' numbering, when the world begins. */
  epoch: number;
  /** World seconds a second; null goes on at the rate at which the books were left. */
  rate: number | null;
  onProgress?: (days: number, of: number) => void;
}

/**
 * The world, its books on disk and its clock as one thing: nothing is told before the books hold it. It is the same
 * function of its inputs each time it runs, so the books keep the inputs, how far it ran, and a snapshot now and then.
 */
export class OutsideWorld {
  readonly world: World;
  readonly clock: WorldClock;
  readonly #books: Books;
  readonly #machine: MachineClock;
  readonly #begun: { seed: number; scale: number };
  readonly #hearing: Hearing;
  #notedMs: number;
  #lookedMs: number;
  #snapshotWorldMs: number;
  #snapshotMs: number;

  private constructor(parts: {
    world: World;
    books: Books;
    machine: MachineClock;
    begun: { seed: number; scale: number };
    hearing: Hearing;
    rate: number;
  }) {
    this.world = parts.world;
    this.#books = parts.books;
    this.#machine = parts.machine;
    this.#begun = parts.begun;
    this.#hearing = parts.hearing;
    this.clock = new WorldClock(parts.machine, parts.world.nowMs, parts.rate);
    const nowMs = parts.machine.nowMs();
    this.#notedMs = nowMs;
    this.#lookedMs = nowMs;
    this.#snapshotMs = nowMs;
    this.#snapshotWorldMs = parts.world.nowMs;
    this.#snapshot();
  }

  /** Opens the world of a folder where it was left, or makes one with its history. */
  static async open(options: OutsideWorldOptions): Promise<OutsideWorld> {
    const { folder, machine } = options;
    let network: Network | null = null;
    const opened = Books.open(folder, ({ model, seed, scale }) => {
      if (model !== MODEL) throw otherModel(folder);
      if (options.scale !== null && options.scale !== scale) throw otherScale(folder, scale);
      network = makeNetwork(new Random(seed), sizeOfScale(scale));
      return feedList(network);
    });
    if (!opened || !network) return OutsideWorld.#begin(options);

    const { books, snapshot, entries } = opened;
    const hearing = new Hearing(books.files);
    const world = makeWorld({
      network,
      seed: snapshot.seed,
      state: snapshot.state,
      publish: (feed, event) => hearing.hear(feed, event),
    });
    world.agenda.load(snapshot.agenda);
    const rate = goOn(world, entries, hearing, folder) ?? snapshot.rate;
    return new OutsideWorld({
      world,
      books,
      machine,
      begun: snapshot,
      hearing,
      rate: options.rate ?? rate,
    });
  }

  static async #begin(options: OutsideWorldOptions): Promise<OutsideWorld> {
    const { seed, historyDays, firstNowMs, machine } = options;
    const scale = options.scale ?? 1;
    const network = makeNetwork(new Random(seed), sizeOfScale(scale));
    const feeds = feedList(network);
    const books = Books.begin(options.folder, feeds);
    const hearing = new Hearing(books.files);
    const world = makeWorld({
      network,
      seed,
      state: emptyState({
        feeds: feeds.length,
        sites: network.sites.length,
        items: network.items.length,
        startMs: firstNowMs - historyDays * DAY_MS,
        firstNowMs,
        epoch: options.epoch,
      }),
      publish: (feed, event) => hearing.hear(feed, event),
    });
    startWorld(world);
    for (let day = 1; day <= historyDays; day++) {
      options.onProgress?.(day, historyDays);
      world.run(firstNowMs - (historyDays - day) * DAY_MS);
      await breath();
    }
    const begun = { seed, scale };
    return new OutsideWorld({ world, books, machine, begun, hearing, rate: options.rate ?? 1 });
  }

  /** What each feed has said, in the feeds' order. */
  get files(): readonly EventFile[] {
    return this.#books.files;
  }

  /** Lets the world come up to its clock. */
  advance(): void {
    const nowMs = this.#machine.nowMs();
    const passedMs = nowMs - this.#lookedMs;
    if (passedMs < 0 || passedMs > ASLEEP_AFTER_MS) this.clock.moveTo(this.world.nowMs);
    // A clock that was set back would put off notes and snapshots by as much.
    if (passedMs < 0) this.#notedMs = this.#snapshotMs = nowMs;
    this.#lookedMs = nowMs;
    this.#runTo(this.clock.nowMs());
    if (
      nowMs - this.#snapshotMs >= SNAPSHOT_EVERY_MACHINE_MS &&
      this.world.nowMs - this.#snapshotWorldMs >= SNAPSHOT_EVERY_WORLD_MS
    )
      this.#snapshot();
  }

  /** Takes a command that reached a feed; once this returns, the books hold it. */
  command(feed: number, envelope: CommandEnvelope): Result<unknown> {
    this.advance();
    const result = receiveCommand(this.world, feed, envelope);
    if (result.ok && result.value.isNew)
      this.#books.note([{ kind: 'command', atMs: this.world.nowMs, feed, envelope }]);
    return result;
  }

  beginFault(request: FaultRequest): Result<{ feed: number }> {
    this.advance();
    const atMs = this.world.nowMs;
    const result = beginFault(this.world, request);
    if (!result.ok) return result;
    this.#books.note([{ kind: 'fault', atMs, request }]);
    this.#tell();
    return result;
  }

  setRate(rate: number): void {
    this.advance();
    this.clock.setRate(rate);
    this.#books.note([{ kind: 'rate', atMs: this.world.nowMs, rate }]);
  }

  /** Leaves the books as a snapshot: the next start finds the world at this instant. */
  close(): void {
    this.advance();
    this.#snapshot();
    this.#books.close();
  }

  #runTo(worldMs: number): void {
    if (worldMs <= this.world.nowMs) return;
    this.world.run(worldMs);
    if (this.#hearing.heard) return this.#tell();
    const nowMs = this.#machine.nowMs();
    if (nowMs - this.#notedMs < NOTE_EVERY_MS) return;
    this.#notedMs = nowMs;
    this.#books.noteLater(this.#ran());
  }

  #tell(): void {
    this.#books.note([this.#ran()]);
    this.#hearing.heard = false;
  }

  #ran(): JournalEntry {
    return { kind: 'ran', atMs: this.world.nowMs, digest: this.#hearing.digest };
  }

  #snapshot(): void {
    this.#books.snapshot({
      model: MODEL,
      ...this.#begun,
      rate: this.clock.rate,
      agenda: this.world.agenda.save(),
      state: this.world.state,
    });
    this.#hearing.digest = 0;
    this.#hearing.heard = false;
    this.#snapshotMs = this.#machine.nowMs();
    this.#snapshotWorldMs = this.world.nowMs;
  }
}

/** Takes what the world says into the feeds' files. */
class Hearing {
  readonly #files: readonly EventFile[];
  /** Of all that was said since the snapshot. */
  digest = 0;
  /** Whether something was said that is not yet told. */
  heard = false;

  constructor(files: readonly EventFile[]) {
    this.#files = files;
  }

  hear(feed: number, event: unknown): void {
    const json = JSON.stringify(event);
    this.digest = crc32(json, this.digest);
    this.heard = true;
    this.#files[feed]!.append(json);
  }
}

/** Does again what the journal tells; gives the last rate that was set, or null. */
function goOn(
  world: World,
  entries: readonly JournalEntry[],
  hearing: Hearing,
  folder: string,
): number | null {
  let rate: number | null = null;
  for (const entry of entries) {
    world.run(entry.atMs);
    if (entry.kind === 'command') receiveCommand(world, entry.feed, entry.envelope);
    else if (entry.kind === 'fault') beginFault(world, entry.request);
    else if (entry.kind === 'rate') rate = entry.rate;
    // Somebody has heard what was said up to here: under the same numbers it must be the same.
    else if (entry.digest !== hearing.digest) throw otherModel(folder);
  }
  return rate;
}

function otherModel(folder: string): Fault {
  return new Fault(
    'books.otherModel',
    `The simulated world in ${folder} was begun by another version of the simulator, which tells it differently. ` +
      'Choose another data folder with --data-dir, or remove that folder to begin a new world.',
  );
}

function otherScale(folder: string, scale: number): Fault {
  return new Fault(
    'books.otherScale',
    `The simulated network in ${folder} was begun at scale ${scale}, and a network does not grow. ` +
      'Leave --scale out to go on with it, or choose another data folder with --data-dir.',
  );
}

/** Lets what waits for the event loop have its turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
