import { KeptChild, type ForkedChild, type KeptChildOptions } from './kept-child.ts';

export interface BackendOptions extends Pick<
  KeptChildOptions,
  'monotonicNow' | 'chance' | 'later'
> {
  /** Forks one of the two programs with these variables. */
  fork(program: 'simulator' | 'hub', environment: Record<string, string>): ForkedChild;
  dataDir: string;
  token: string;
  speed: number;
  /** The hub is at this address (again). */
  onAddress(address: string): void;
  onFault(sentence: string): void;
}

/**
 * Simulator and hub of the installed application, as `npm start` runs them for a checkout: the simulator first, the hub on
 * its ports; each is kept running, and found again where it was.
 */
export class Backend {
  readonly #simulator: KeptChild;
  readonly #hub: KeptChild;
  #feeds: string | null = null;
  #port = 0;
  #hubStarted = false;

  constructor(options: BackendOptions) {
    const { fork, dataDir, token, speed, onAddress, onFault } = options;
    const common = {
      SIGNALBOX_DATA_DIR: dataDir,
      SIGNALBOX_TOKEN: token,
      SIGNALBOX_SPEED: String(speed),
    };
    this.#simulator = new KeptChild({
      ...options,
      name: 'simulator',
      fork: () =>
        fork('simulator', {
          ...common,
          ...(this.#feeds === null ? {} : { SIGNALBOX_FEEDS: this.#feeds }),
        }),
      onReady: ({ ports }) => this.#simulatorIsAt(JSON.stringify(ports)),
      onFault,
    });
    this.#hub = new KeptChild({
      ...options,
      name: 'hub',
      fork: () =>
        fork('hub', {
          ...common,
          SIGNALBOX_PORT: String(this.#port),
          SIGNALBOX_FEEDS: this.#feeds ?? '{}',
        }),
      onReady: ({ address }) => {
        // A hub that is started again listens where the windows look for it.
        this.#port = Number(new URL(String(address)).port);
        onAddress(`http://127.0.0.1:${this.#port}`);
      },
      onFault,
    });
  }

  start(): void {
    this.#simulator.start();
  }

  /** In this order: what the hub still has to say to the feeds, it can say. */
  async stop(): Promise<void> {
    await this.#hub.stop();
    await this.#simulator.stop();
  }

  #simulatorIsAt(feeds: string): void {
    const moved = this.#feeds !== null && this.#feeds !== feeds;
    this.#feeds = feeds;
    if (!this.#hubStarted) {
      this.#hubStarted = true;
      this.#hub.start();
    } else if (moved) this.#hub.restart();
  }
}
