/**
 * The world failing: a socket lost, a disk full. Thrown, and caught in one place, the loop that runs the job or feed;
 * there it becomes a retry, a dead letter or an incident. `message` is a sentence that a person can act on.
 */
export class Fault extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(
    code: string,
    message: string,
    options: { retryable: boolean; cause?: unknown } = { retryable: false },
  ) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retryable = options.retryable;
  }
}

/** States what we believed; its failing is a bug of ours, never bad input. */
export function assert(condition: unknown, believed: string): asserts condition {
  if (!condition) throw new Error(`broken belief: ${believed}`);
}

/** Closes an exhaustive switch: the compiler refuses a case left out. */
export function assertNever(value: never): never {
  throw new Error(`broken belief: no case for ${JSON.stringify(value)}`);
}
