import type { ClientBase, Connection, Submittable } from 'pg';
import { assert } from '#shared/vocabulary';
import type { Parameter, Write } from './write.ts';

/**
 * Sends any number of writes in one trip and resolves when the server has done them all: it goes from one to the next by
 * itself, while this process makes the bytes of those behind and reads its feeds. With a round trip for each the server
 * stood still until the answer had its turn in a busy loop. BEGIN is the first of them, or was sent before.
 *
 * After the first that fails the server skips the others, and its error is thrown. So is what a `took` throws, and what
 * keeps a cell from being encoded; the transaction must then be rolled back.
 */
export function writeTogether(client: ClientBase, writes: Iterable<Write>): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new Trip(writes, (error) => (error === null ? resolve() : reject(error))));
  });
}

/** The driver's connection, with what its types leave out. */
interface DriverConnection extends Connection {
  /** The texts of prepared statements by name. */
  parsedStatements: Record<string, string>;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/**
 * One query to the driver, many statements to the server: each is bound and executed by the extended protocol, the bytes
 * of a COPY right behind it, and one Sync ends them. The driver's own pipeline has a Sync for each, and knows no COPY.
 */
class Trip implements Submittable {
  readonly #writes: Iterable<Write>;
  readonly #onEnd: (error: Error | null) => void;
  /** Sent and not answered, oldest first. */
  readonly #sent: Write[] = [];
  /** Prepared in this trip; whether the server did it is known at the end. */
  readonly #prepared: Record<string, string> = {};
  #connection: DriverConnection | null = null;
  #error: Error | null = null;

  constructor(writes: Iterable<Write>, onEnd: (error: Error | null) => void) {
    this.#writes = writes;
    this.#onEnd = onEnd;
  }

  /** Called by the driver when it is this query's turn, as are all that follow when the server answers. */
  submit(connection: Connection): void {
    this.#connection = connection as DriverConnection;
    void this.#send(this.#connection);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const write = this.#sent.shift();
    assert(write, 'the server answers what was sent');
    if (this.#error !== null) return;
    try {
      // `INSERT 0 5`, `UPDATE 1`, `COPY 5`.
      write.took?.(Number(/ (\d+)$/.exec(text)?.[1] ?? 0));
    } catch (error) {
      this.#error = error as Error;
    }
  }

  handleReadyForQuery(): void {
    if (this.#error === null) Object.assign(this.#connection!.parsedStatements, this.#prepared);
    this.#onEnd(this.#error);
  }

  /** From the server, which skips all up to Sync; or the connection is lost. */
  handleError(error: Error): void {
    this.#error ??= error;
    this.#onEnd(this.#error);
  }

  /** Its bytes are on their way already. */
  handleCopyInResponse(): void {}

  async #send(connection: DriverConnection): Promise<void> {
    try {
      for (const write of this.#writes) {
        if (this.#error !== null) break;
        connection.stream.cork();
        this.#execute(connection, write);
        connection.stream.uncork();
        if (write.copy) await this.#copy(connection, write.copy);
      }
    } catch (error) {
      this.#error ??= error as Error;
    }
    connection.sync();
  }

  #execute(connection: DriverConnection, write: Write): void {
    this.#sent.push(write);
    const { text, parameters } = write;
    const name = write.name ?? '';
    const known = this.#prepared[name] ?? connection.parsedStatements[name];
    if (name === '') connection.parse({ name, text, types: [] }, true);
    else if (known === undefined) {
      // A trip that failed may have prepared it or not.
      connection.close({ type: 'S', name }, true);
      connection.parse({ name, text, types: [] }, true);
      this.#prepared[name] = text;
    } else assert(known === text, `one statement is called ${name}`);
    connection.bind({ statement: name, values: parameters.map(asSent) }, true);
    connection.execute(null, true);
  }

  /** Whoever begins a COPY must end it, or the server waits for more for ever. */
  async #copy(connection: DriverConnection, chunks: Iterable<Buffer>): Promise<void> {
    try {
      for (const chunk of chunks) {
        if (this.#error !== null) throw this.#error;
        if (!sendCopyData(connection, chunk)) await drained(connection);
      }
    } catch (error) {
      this.#error ??= error as Error;
      connection.sendCopyFail('given up');
      return;
    }
    connection.endCopyFrom();
  }
}

function asSent(parameter: Parameter): Buffer | string | null {
  if (parameter === null || typeof parameter === 'string') return parameter;
  return parameter instanceof Uint8Array ? Buffer.from(parameter) : String(parameter);
}

/** A CopyData message, without a copy of its bytes; false when the socket has enough for the moment. */
function sendCopyData({ stream }: Connection, chunk: Buffer): boolean {
  const head = Buffer.allocUnsafe(5);
  head[0] = 0x64;
  head.writeInt32BE(chunk.length + 4, 1);
  stream.cork();
  stream.write(head);
  const goOn = stream.write(chunk);
  stream.uncork();
  return goOn;
}

/** A socket that closes takes nothing more, and the driver tells of it. */
function drained({ stream }: Connection): Promise<void> {
  return new Promise((resolve) => {
    const goOn = (): void => {
      stream.off('drain', goOn);
      stream.off('close', goOn);
      resolve();
    };
    stream.on('drain', goOn);
    stream.on('close', goOn);
  });
}
