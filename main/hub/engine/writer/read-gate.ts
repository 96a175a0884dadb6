/** Lets readers see committed state only: they look at once, or right after the transaction that is being written. */
export class ReadGate {
  /** Whether memory shows something that is not committed yet. */
  #isAhead = false;
  readonly #waiting: (() => void)[] = [];

  /** Memory is about to show what the store does not hold. */
  shut(): void {
    this.#isAhead = true;
  }

  /** Memory shows what the store holds: whoever waited to read may. */
  open(): void {
    this.#isAhead = false;
    for (const look of this.#waiting.splice(0)) look();
  }

  read<T>(look: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const now = (): void => {
        try {
          resolve(look());
        } catch (bug) {
          reject(bug);
        }
      };
      if (this.#isAhead) this.#waiting.push(now);
      else now();
    });
  }
}
