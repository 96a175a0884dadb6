/** What a start has begun and its end must undo, last begun first. */

/**
 * @typedef {object} Part
 * @property {() => Promise<void> | void} stop In order.
 * @property {() => void} [kill] At once, when a person does not want to wait.
 */

export class Running {
  /** @type {Part[]} */ #parts = [];

  #stopped = false;

  /** What comes when all is stopped already is ended at once, and so is the start that brought it. @param {Part} part */
  add(part) {
    if (this.#stopped) {
      if (part.kill === undefined) void part.stop();
      else part.kill();
      throw new Error('a start went on after it was stopped');
    }
    this.#parts.push(part);
  }

  async stop() {
    this.#stopped = true;
    for (let part = this.#parts.at(-1); part !== undefined; part = this.#parts.at(-1)) {
      await part.stop();
      // Not before it has stopped: who does not want to wait any longer means this one above all.
      this.#parts.pop();
    }
  }

  kill() {
    for (const part of this.#parts) part.kill?.();
  }
}
