import type { Server } from 'socket.io';
import {
  type ClockReading,
  clockReading,
  faultRequest,
  type FaultRequest,
} from '#shared/contracts';
import { accept, type Instant, refuse, type Result, toMs } from '#shared/vocabulary';

/** How often the clock is told while nothing changes: a consumer judges its own clock on the fastest of a few. */
const CLOCK_EVERY_MS = 1_000;

const rateRequest = clockReading.pick({ rate: true });
const advanceRequest = clockReading.pick({ worldAt: true });

/** What `/control` and `/clock` reach in the world. */
export interface Controls {
  reading(): ClockReading;
  setRate(rate: number): void;
  beginFault(request: FaultRequest): Result<unknown>;
  /** The world's own books. */
  books(): unknown;
  /** Runs a paused world to an instant. */
  advance(toMs: number): Promise<Result<{ worldAt: Instant }>>;
}

/** The sockets that follow the clock. */
export interface ServedControls {
  /** Tells the clock: it was set, or moved. */
  tellClock(): void;
  close(): void;
}

/**
 * Serves `/clock` (event `clock`, a ClockReading: at once, at each change, each second) and `/control` (events `rate`,
 * `fault`, `books`, `advance`, each answered with a Result) on every server, so that a consumer needs no fourth port.
 */
export function serveControls(
  servers: readonly Server[],
  controls: Controls,
  every: (ms: number, tick: () => void) => () => void,
): ServedControls {
  const clocks = servers.map((io) => io.of('/clock'));
  const tellClock = () => {
    const reading = controls.reading();
    for (const clock of clocks) clock.emit('clock', reading);
  };
  for (const clock of clocks)
    clock.on('connection', (socket) => socket.emit('clock', controls.reading()));

  for (const io of servers)
    io.of('/control').on('connection', (socket) => {
      const serve = (event: string, act: (message: unknown) => unknown) =>
        socket.on(event, async (message: unknown, answer: unknown) => {
          const result = await act(message);
          if (typeof answer === 'function') answer(result);
        });
      serve('rate', (message) => {
        const request = rateRequest.safeParse(message);
        if (!request.success) return refuse('rate.invalid', {}, 'rate');
        controls.setRate(request.data.rate);
        tellClock();
        return accept(controls.reading());
      });
      serve('fault', (message) => {
        const request = faultRequest.safeParse(message);
        return request.success ? controls.beginFault(request.data) : refuse('fault.invalid');
      });
      serve('books', () => accept(controls.books()));
      serve('advance', (message) => {
        const request = advanceRequest.safeParse(message);
        return request.success
          ? controls.advance(toMs(request.data.worldAt))
          : refuse('instant.invalid', {}, 'worldAt');
      });
    });

  const stop = every(CLOCK_EVERY_MS, tellClock);
  return { tellClock, close: stop };
}
