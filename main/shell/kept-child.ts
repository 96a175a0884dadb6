import { backOffMs, readChildLine, SETTLED_MS } from '#start';

/** A process that the shell forked: hub or simulator. */
export interface ForkedChild {
  onLine(listener: (line: string) => void): void;
  onExit(listener: (code: number) => void): void;
  /** Asks it to end in order. */
  askToStop(): void;
  kill(): void;
}

export interface KeptChildOptions {
  name: string;
  /** Asked at each start: a restarted child may need new facts. */
  fork(): ForkedChild;
  onReady(facts: Record<string, unknown>): void;
  /** A sentence for the person: why it cannot run. */
  onFault(sentence: string): void;
  monotonicNow(): number;
  chance(): number;
  /** Runs once after so many ms, unless what it returns is called. */
  later(ms: number, run: () => void): () => void;
}

/** Time to stop in order, PostgreSQL included, before it is ended as it is; as for the children of `npm start`. */
const STOP_MS = 17_000;

/** Keeps one utility process running: listens to what it says, starts it again when it dies, stops it for good. */
export class KeptChild {
  readonly #options: KeptChildOptions;
  #child: ForkedChild | null = null;
  #startedMs = 0;
  #deaths = 0;
  #stopping = false;
  #cancelRestart: (() => void) | null = null;
  #ended: (() => void) | null = null;

  constructor(options: KeptChildOptions) {
    this.#options = options;
  }

  start(): void {
    const child = this.#options.fork();
    this.#child = child;
    this.#startedMs = this.#options.monotonicNow();
    child.onLine((text) => {
      const line = readChildLine(text);
      if (line.kind === 'ready') this.#options.onReady(line.facts);
      if (line.kind === 'fault') this.#options.onFault(line.sentence);
    });
    child.onExit(() => this.#died());
  }

  /** Ends it and starts it again at once. */
  restart(): void {
    this.#startedMs = -Infinity;
    this.#child?.askToStop();
  }

  /** Ends it for good; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelRestart?.();
    const child = this.#child;
    if (child === null) return;
    const cancel = this.#options.later(STOP_MS, () => child.kill());
    await new Promise<void>((resolve) => {
      this.#ended = resolve;
      child.askToStop();
    });
    cancel();
  }

  #died(): void {
    this.#child = null;
    if (this.#stopping) {
      this.#ended?.();
      return;
    }
    const { monotonicNow, chance, later } = this.#options;
    this.#deaths = monotonicNow() - this.#startedMs > SETTLED_MS ? 1 : this.#deaths + 1;
    this.#cancelRestart = later(backOffMs(this.#deaths, chance()), () => this.start());
  }
}
