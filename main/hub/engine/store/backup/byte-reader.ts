const NEW_LINE = 0x0a;

/** Lines and exact numbers of bytes from a stream, in turns. */
export class ByteReader {
  /** The code of the error when the stream ends in the middle of something. */
  static readonly CUT_OFF = 'SIGNALBOX_CUT_OFF';
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Up to the next line end, without it. */
  async line(): Promise<string> {
    for (let from = 0; ;) {
      const end = this.#rest.indexOf(NEW_LINE, from);
      if (end !== -1) {
        const line = this.#rest.toString('utf8', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      from = this.#rest.length;
      await this.#more();
    }
  }

  async exactly(length: number): Promise<Buffer> {
    while (this.#rest.length < length) await this.#more();
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return bytes;
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw Object.assign(new Error('cut off'), { code: ByteReader.CUT_OFF });
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
  }
}
