import type { DataOf, EventDefinition } from '#shared/contracts';
import { fromMs } from '#shared/vocabulary';

/** What a source says, numbered as it numbers: envelopes for a {@link ServedFeed}. */
export class SourceBook {
  readonly source: string;
  #sequence = 0;
  #atMs: number;

  /** @param startMs world time of the first event; each later one comes a second after the one before. */
  constructor(source: string, startMs: number) {
    this.source = source;
    this.#atMs = startMs;
  }

  /** How many it has said. */
  get said(): number {
    return this.#sequence;
  }

  /** The next event. */
  say<Definition extends EventDefinition>(
    definition: Definition,
    data: DataOf<Definition>,
    more: { subject?: string; correlationid?: string; causationid?: string; atMs?: number } = {},
  ): object {
    this.#sequence++;
    const { atMs = (this.#atMs += 1_000), ...envelope } = more;
    const at = fromMs(atMs);
    return {
      specversion: '1.0',
      id: `${this.source}-${this.#sequence}`,
      source: this.source,
      type: definition.type,
      time: at,
      recordedtime: at,
      epoch: 1,
      sequence: this.#sequence,
      ...envelope,
      data,
    };
  }
}
