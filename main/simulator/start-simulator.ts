import { accept, fromMs, HOUR_MS, refuse, type Result, toMs } from '#shared/vocabulary';
import { FeedLine, serveControls, SystemServer } from '#simulator/feeds';
import { feedOwner, type MachineClock, systemClock } from '#simulator/world';
import { OutsideWorld } from './outside-world.ts';
import { type OwnBooks, ownBooks } from './own-books.ts';

/** How often the world comes up to its clock, machine ms: below what a person or a measure of latency notices. */
const TICK_MS = 25;
/** A paused world is moved on in such steps, so that its consumers' clocks and credit keep up with it. */
const STEP_MS = HOUR_MS / 2;
/** A Tuesday morning in Atlanta, 10:20 EDT, late in June: hot, and the last day of a month of the ledgers. */
const FIRST_NOW = '2026-06-30T14:20:00.000Z';

/** Where each system's server listens; a feed's namespace there is `/<source>`. */
export type Ports = Record<'erp' | 'wms' | 'tms', number>;

export interface SimulatorOptions {
  /** Folder of its own books: made at the first start, gone on with afterwards. */
  folder: string;
  seed?: number;
  /** 1 is the reference network: six sites, 2,000 items. That of the books when left out, 1 for new ones. */
  scale?: number;
  historyDays?: number;
  /** The instant at which a new world goes live. */
  firstNow?: string;
  /** Of the numbering of a new world. */
  epoch?: number;
  /** World seconds a second, 0 to 3,600; null goes on at the rate at which the books were left. */
  rate?: number | null;
  /** Ports to be preferred; any free ones otherwise. */
  ports?: Partial<Ports>;
  machine?: MachineClock;
  onProgress?: (days: number, of: number) => void;
  /** A fault of the loop: the disk is full, the books cannot be written. Nothing runs on after it. */
  onFault?: (fault: unknown) => void;
}

export interface Simulator {
  ports: Ports;
  /** All feeds that are served. */
  sources: readonly string[];
  /** Address of a feed, to be given to socket.io-client. */
  url(source: string): string;
  /** Address of the server on which `/clock` and `/control` are asked. */
  controlUrl: string;
  books(): OwnBooks;
  close(): Promise<void>;
}

/** Opens the world of a folder and serves it until it is closed. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { machine = systemClock, ports: wanted = {} } = options;
  const outside = await OutsideWorld.open({
    folder: options.folder,
    machine,
    seed: options.seed ?? 1,
    scale: options.scale ?? null,
    historyDays: options.historyDays ?? 28,
    firstNowMs: toMs(options.firstNow ?? FIRST_NOW),
    epoch: options.epoch ?? 1,
    rate: options.rate === undefined ? 60 : options.rate,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  const { world } = outside;

  const servers = {
    erp: await SystemServer.listen(wanted.erp ?? 0),
    wms: await SystemServer.listen(wanted.wms ?? 0),
    tms: await SystemServer.listen(wanted.tms ?? 0),
  };
  const serverOf = (feed: number) => servers[feedOwner(world.network, feed).domain];
  const lines = world.feeds.map(
    (_, feed) =>
      new FeedLine({
        io: serverOf(feed).io,
        world,
        feed,
        file: outside.files[feed]!,
        take: (to, envelope) => outside.command(to, envelope),
      }),
  );

  let closed = false;
  const fail = (fault: unknown) => {
    stop();
    if (!options.onFault) throw fault;
    options.onFault(fault);
  };
  const stopTick = every(machine, TICK_MS, () => {
    try {
      outside.advance();
      for (const line of lines) line.pump();
    } catch (fault) {
      fail(fault);
    }
  });
  const controls = serveControls(
    Object.values(servers).map(({ io }) => io),
    {
      reading: () => outside.clock.reading(),
      setRate: (rate) => outside.setRate(rate),
      beginFault(request) {
        const begun = outside.beginFault(request);
        if (begun.ok) lines[begun.value.feed]!.suffer(request.kind);
        return begun;
      },
      books: () => ownBooks(world),
      advance: (worldMs) => advance(worldMs),
    },
    (ms, tick) => every(machine, ms, tick),
  );

  async function advance(worldMs: number): Promise<Result<{ worldAt: string }>> {
    if (outside.clock.rate !== 0) return refuse('clock.running', { rate: outside.clock.rate });
    while (!closed && world.nowMs < worldMs) {
      const stepMs = Math.min(worldMs, world.nowMs + STEP_MS);
      // First the clock, then what happened until then: events are not to come from a consumer's future.
      outside.clock.moveTo(stepMs);
      controls.tellClock();
      outside.advance();
      for (const line of lines) line.pump();
      await turn();
    }
    return accept({ worldAt: fromMs(world.nowMs) });
  }

  function stop(): void {
    closed = true;
    stopTick();
    controls.close();
  }

  return {
    ports: { erp: servers.erp.port, wms: servers.wms.port, tms: servers.tms.port },
    sources: world.feeds,
    url: (source) => `http://127.0.0.1:${serverOf(world.feeds.indexOf(source)).port}/${source}`,
    controlUrl: `http://127.0.0.1:${servers.tms.port}`,
    books: () => ownBooks(world),
    async close() {
      stop();
      await Promise.all(Object.values(servers).map((server) => server.close()));
      outside.close();
    },
  };
}

function every(machine: MachineClock, ms: number, tick: () => void): () => void {
  let cancel = () => {};
  const arm = () => {
    cancel = machine.after(ms, () => {
      arm();
      tick();
    });
  };
  arm();
  return () => cancel();
}

/** Lets sockets have their turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
