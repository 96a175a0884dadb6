/** What a command of the command line may do to the world. */
export interface CommandIo {
  /** One line to standard output, without its line end. */
  out: (line: string) => void;
  /** One line to standard error, without its line end. */
  err: (line: string) => void;
  /** The bytes of a file, named as the person named it; rejects where it cannot be read. */
  readFile: (path: string) => Promise<Uint8Array>;
}

/** One command. It lives in a file of its own, `<name>.command.ts`, which exports it as `command`; nothing lists it. */
export interface Command {
  name: string;
  /** What it does, in half a line. */
  summary: string;
  /** Each way to call it, without `signalbox`. */
  usage: readonly string[];
  /** Gives the exit code: 0 done, 1 what was asked is not so, 2 wrong usage. */
  run(args: string[], io: CommandIo): Promise<number>;
}
