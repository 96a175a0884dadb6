import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where `npm start` has its children keep it, so that a second start here is one. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../../dist/compiled');

/** A script of this folder in a process of its own: its first line says that it is ready, and how it is reached. */
export class Child {
  readonly told: Record<string, unknown>;
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  private constructor(
    process: ChildProcess,
    ended: Promise<unknown>,
    told: Record<string, unknown>,
  ) {
    this.#process = process;
    this.#ended = ended;
    this.told = told;
  }

  /** @param options `onLine` is told every line after the first; `flags` are Node's own, `environment` is added to ours. */
  static async start(
    script: string,
    args: string[],
    {
      onLine = () => undefined,
      flags = [],
      environment = {},
    }: {
      onLine?: (line: Record<string, unknown>) => void;
      flags?: readonly string[];
      environment?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<Child> {
    const child = spawn(process.execPath, [...flags, join(import.meta.dirname, script), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...environment, NODE_COMPILE_CACHE },
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const told = await new Promise<Record<string, unknown>>((resolve, reject) => {
      let take: (line: Record<string, unknown>) => void = resolve;
      createInterface({ input: child.stdout }).on('line', (text) => {
        take(JSON.parse(text) as Record<string, unknown>);
        take = onLine;
      });
      void ended.then((code) => reject(new Error(`${script} ended with ${String(code)}`)));
    });
    return new Child(child, ended, told);
  }

  get pid(): number {
    return this.#process.pid!;
  }

  tell(line: object): void {
    this.#process.stdin!.write(`${JSON.stringify(line)}\n`);
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async end(): Promise<void> {
    this.#process.stdin!.end();
    await this.#ended;
  }
}
