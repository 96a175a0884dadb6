import { isLookable, type LiveName } from '#shared/protocol';
import type { Change, View, Watch, WorldView } from '#engine/kernel';
import type { GatewayEngine } from './gateway-engine.ts';
import { LiveCollection } from './live-collection.ts';
import type { Presence } from './presence.ts';

interface Watched {
  live: LiveCollection;
  subjects: Watch<object>['subjects'];
}

/** From committed changes to the rows of live collections: who watches what, and one flush a tick. */
export class Publisher {
  readonly #live = new Map<LiveName, LiveCollection>();
  readonly #watched = new Map<string, Watched[]>();
  readonly #world: WorldView;
  readonly #presence: Presence;
  readonly #report: (error: unknown) => void;
  readonly #stop: (() => void)[] = [];

  constructor(engine: GatewayEngine, presence: Presence, report: (error: unknown) => void) {
    this.#world = engine.world;
    this.#presence = presence;
    this.#report = report;
    for (const view of engine.views()) this.#declare(view);
    this.#declareFeeds(engine);
    this.#stop.push(
      engine.onPublished((changes) => this.#touch(changes)),
      presence.onChange(({ collection, key }) => this.#live.get(collection)?.touch(key)),
    );
  }

  collection(name: LiveName): LiveCollection | undefined {
    return this.#live.get(name);
  }

  flush(): void {
    for (const live of this.#live.values()) live.flush();
  }

  close(): void {
    for (const stop of this.#stop) stop();
  }

  #declare(view: View): void {
    const world = this.#world;
    const live = new LiveCollection({
      name: view.name as LiveName,
      keys: () => view.keys(world),
      project: (key) => {
        try {
          return this.#withLookers(view.name as LiveName, view.project(world, key));
        } catch (bug) {
          // One row that cannot be drawn must not keep the others from the screen.
          this.#report(bug);
          return null;
        }
      },
    });
    this.#live.set(view.name as LiveName, live);
    for (const watch of view.watches) {
      const watched = this.#watched.get(watch.collection.name) ?? [];
      watched.push({ live, subjects: watch.subjects });
      this.#watched.set(watch.collection.name, watched);
    }
  }

  /** A row that people can look at says who does. */
  #withLookers(name: LiveName, row: { key: string } | null): { key: string } | null {
    if (row === null || !isLookable(name)) return row;
    const lookers = this.#presence.at({ collection: name, key: row.key });
    return lookers.length === 0 ? row : Object.assign({}, row, { lookers });
  }

  /** Feeds are no rows of the network: their status is the engine's own. */
  #declareFeeds(engine: GatewayEngine): void {
    const live = new LiveCollection({
      name: 'feeds',
      keys: () => engine.feeds(),
      project: (key) => engine.feed(key),
    });
    this.#live.set('feeds', live);
    this.#stop.push(engine.onFeedStatus((source) => live.touch(source)));
  }

  #touch(changes: readonly Change[]): void {
    for (const { collection, before, after } of changes)
      for (const { live, subjects } of this.#watched.get(collection.name) ?? []) {
        if (before) for (const key of subjects(before, this.#world)) live.touch(key);
        if (after) for (const key of subjects(after, this.#world)) live.touch(key);
      }
  }
}
