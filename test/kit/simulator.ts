import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import type { FaultRequest } from '#shared/contracts';
import { type Instant, type Result, toMs } from '#shared/vocabulary';
import { type OwnBooks, type Simulator, type SimulatorOptions, startSimulator } from '#simulator';

/** The feeds of a simulated world. */
export const SIMULATED_FEEDS = [
  'erp/southern',
  'erp/northern',
  'wms/atlanta',
  'wms/dallas',
  'wms/chicago',
  'wms/columbus',
  'wms/allentown',
  'wms/reno',
  'tms',
];

/** The line to a simulator's `/control`: what a test may do to the outside world and ask of it. */
export interface SimulatorLine {
  rate(rate: number): Promise<Result<unknown>>;
  fault(feed: string, kind: FaultRequest['kind'], durationMs: number): Promise<Result<unknown>>;
  /** Runs the paused world to an instant. */
  advance(worldAt: Instant): Promise<Result<{ worldAt: Instant }>>;
  books(): Promise<OwnBooks>;
  close(): void;
}

/** Connects to `/control` of a simulator wherever it runs. */
export function controlSimulator(url: string): SimulatorLine {
  const socket = io(`${url}/control`, { transports: ['websocket'], forceNew: true });
  return {
    rate: (rate) => socket.emitWithAck('rate', { rate }),
    fault: (feed, kind, durationMs) => socket.emitWithAck('fault', { feed, kind, durationMs }),
    advance: (worldAt) => socket.emitWithAck('advance', { worldAt }),
    async books() {
      const answer: Result<OwnBooks> = await socket.emitWithAck('books', {});
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.value;
    },
    close: () => socket.close(),
  };
}

/** A simulator of a test's own in this process: paused, with a day of history, and gone with its folder afterwards. */
export interface TestSimulator extends Simulator {
  control: SimulatorLine;
  /** Lets so much world time pass. */
  pass(ms: number): Promise<void>;
}

/** Starts one; `rate` 0 unless the test says otherwise. */
export async function openSimulator(
  options: Partial<SimulatorOptions> = {},
): Promise<TestSimulator> {
  const parent = mkdtempSync(join(tmpdir(), 'signalbox-simulator-'));
  const simulator = await startSimulator({
    folder: join(parent, 'simulator'),
    historyDays: 1,
    rate: 0,
    ...options,
  });
  const control = controlSimulator(simulator.controlUrl);
  return {
    ...simulator,
    control,
    async pass(ms) {
      const now = toMs(simulator.books().worldAt);
      await control.advance(new Date(now + ms).toISOString());
    },
    async close() {
      control.close();
      await simulator.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
