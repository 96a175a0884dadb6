import type { LookedAt, Looker, Person } from '#shared/protocol';

interface Look {
  person: Person;
  at: LookedAt;
}

/**
 * Who looks at what now, a thing a window. It is true of this moment and of nothing else, so it stands in memory and
 * not in the log: a window that closes or hides looks at nothing.
 */
export class Presence {
  readonly #looks = new Map<object, Look>();
  readonly #listeners = new Set<(at: LookedAt) => void>();

  /** A window turns to a thing, or to none. */
  look(window: object, person: Person, at: LookedAt | null): void {
    const before = this.#looks.get(window);
    if (at === null) this.#looks.delete(window);
    else this.#looks.set(window, { person, at });
    if (before) this.#tell(before.at);
    if (at) this.#tell(at);
  }

  /** Another person sits down at a window, which goes on looking at what it did. */
  become(window: object, person: Person): void {
    const look = this.#looks.get(window);
    if (look) this.look(window, person, look.at);
  }

  /** The people who look at a thing, each once, by name. */
  at({ collection, key }: LookedAt): Looker[] {
    const found = new Map<string, Looker>();
    for (const { person, at } of this.#looks.values())
      if (at.collection === collection && at.key === key)
        found.set(person.id, { id: person.id, name: person.name });
    return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  onChange(listener: (at: LookedAt) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(at: LookedAt): void {
    for (const listener of this.#listeners) listener(at);
  }
}
