import { namedQuery, statement, type Session, type Write } from '#engine/store';

type Table = 'source' | 'type';

const reads = {
  source: namedQuery<Entry>('log.sources', 'select source_id as id, name from log.source'),
  type: namedQuery<Entry>('log.types', 'select type_id as id, name from log.type'),
};

const adds = {
  source: namedQuery<object, [number, string]>(
    'log.add-source',
    'insert into log.source (source_id, name) values ($1, $2)',
  ),
  type: namedQuery<object, [number, string]>(
    'log.add-type',
    'insert into log.type (type_id, name) values ($1, $2)',
  ),
};

interface Entry {
  id: number;
  name: string;
}

/**
 * Numbers for names that would stand in every row. The table holds them, not a counter in memory: what a rolled-back
 * transaction gave is forgotten with {@link forget} and given again.
 */
export class Dictionary {
  readonly #table: Table;
  readonly #ids = new Map<string, number>();
  #added: string[] = [];
  #lastId = 0;

  private constructor(table: Table, entries: readonly Entry[]) {
    this.#table = table;
    for (const { id, name } of entries) {
      this.#ids.set(name, id);
      this.#lastId = Math.max(this.#lastId, id);
    }
  }

  /** The dictionary as it stands in the store. */
  static async load(session: Session, table: Table): Promise<Dictionary> {
    return new Dictionary(table, await session.rows(reads[table], []));
  }

  /** The number of a name, new ones included. */
  idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = ++this.#lastId;
    this.#ids.set(name, id);
    this.#added.push(name);
    return id;
  }

  /** The names that are new since the last commit, for the transaction of the rows that use them. */
  writes(): Write[] {
    return this.#added.map((name) => statement(adds[this.#table], [this.#ids.get(name)!, name]));
  }

  /** After the commit. */
  keep(): void {
    this.#added = [];
  }

  /** After a rollback. */
  forget(): void {
    for (const name of this.#added) this.#ids.delete(name);
    this.#lastId -= this.#added.length;
    this.#added = [];
  }
}
