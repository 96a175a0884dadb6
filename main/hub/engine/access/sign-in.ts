/**
 * How a browser on this machine gets in: a one-time code in the printed address is exchanged for a cookie. The token
 * lives as long as `npm start` and survives a restart of the hub, so the cookie is derived from it and not kept.
 */
export interface SignInOptions {
  /** The secret of this run, from the environment. */
  token: string;
  /** The port is in the cookie's name: two Signalboxes on one host must not sign each other out. */
  port: number;
  /** HMAC-SHA-256 of a text under the token, hex. */
  sign(text: string): string;
  /** An unguessable text of at least 128 bits. */
  mintSecret(): string;
  machineNow(): number;
}

/** Ten minutes: long enough to copy an address, too short to find it in a terminal's history. */
const CODE_LIFE_MS = 10 * 60_000;

export class SignIn {
  readonly cookieName: string;
  readonly #options: SignInOptions;
  readonly #codes = new Map<string, number>();

  constructor(options: SignInOptions) {
    this.#options = options;
    this.cookieName = `signalbox_${options.port}`;
  }

  /** A fresh code for one exchange. */
  mintCode(): string {
    this.#forgetOld();
    const code = this.#options.mintSecret();
    this.#codes.set(code, this.#options.machineNow() + CODE_LIFE_MS);
    return code;
  }

  /** The cookie's value for a code that was minted, is in time and was not used; null otherwise. */
  exchange(code: string): string | null {
    this.#forgetOld();
    if (!this.#codes.delete(code)) return null;
    const id = this.#options.mintSecret();
    return `${id}.${this.#options.sign(`console:${id}`)}`;
  }

  /** Whether a Cookie header carries a session that this run's token signed. */
  admitsCookie(header: string | undefined): boolean {
    const value = header
      ?.split(';')
      .map((part) => part.trim())
      .find((part) => part.startsWith(`${this.cookieName}=`))
      ?.slice(this.cookieName.length + 1);
    if (!value) return false;
    const [id, signature] = value.split('.');
    return (
      id !== undefined &&
      signature !== undefined &&
      this.#sameText(signature, this.#options.sign(`console:${id}`))
    );
  }

  /** Whether a text is this run's token: Electron's page and the command line hold it. */
  admitsToken(token: unknown): boolean {
    return typeof token === 'string' && this.#sameText(token, this.#options.token);
  }

  /** Compares in a time that does not tell how much was right: by signatures of equal length, never the texts. */
  #sameText(given: string, expected: string): boolean {
    return this.#options.sign(given) === this.#options.sign(expected);
  }

  #forgetOld(): void {
    const now = this.#options.machineNow();
    for (const [code, until] of this.#codes) if (until < now) this.#codes.delete(code);
  }
}
