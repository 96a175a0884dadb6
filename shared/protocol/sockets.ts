import type { Result } from '#shared/vocabulary';
import type { Done } from './acts.ts';
import type { ClockFrame, PulseFrame } from './live.ts';
import type { Session } from './session.ts';

/** The namespace of consoles on the hub's socket. */
export const CONSOLE_NAMESPACE = '/console';

/** What the hub says without being asked. `ack` returns the frame's credit to the console's window. */
export interface HubToConsole {
  /** UTF-8 JSON of a LiveFrame: encoded once, sent to many. */
  live: (frame: Uint8Array, ack: () => void) => void;
  clock: (frame: ClockFrame) => void;
  pulse: (frame: PulseFrame) => void;
  session: (session: Session) => void;
}

/** What a console says; every message is answered through its acknowledgement, with a value or a refusal. */
export interface ConsoleToHub {
  /** Answered with nothing, at once: what the hub's latency is measured by. */
  echo: (message: unknown, answer: (result: Result<null>) => void) => void;
  choose: (message: unknown, answer: (result: Result<Session>) => void) => void;
  subscribe: (message: unknown, answer: (result: Result<{ version: number }>) => void) => void;
  unsubscribe: (message: unknown, answer: (result: Result<null>) => void) => void;
  look: (message: unknown, answer: (result: Result<null>) => void) => void;
  request: (message: unknown, answer: (result: Result<unknown>) => void) => void;
  act: (message: unknown, answer: (result: Result<Done>) => void) => void;
  bulk: (message: unknown, answer: (results: Result<Done>[]) => void) => void;
}
