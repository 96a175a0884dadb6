import type { Refusal, Result } from '#shared/vocabulary';
import type { Done, FeedRow, PulseFrame } from '#shared/protocol';
import type { Actor, Change, View, WorldView } from '#engine/kernel';
import type { Clock } from '#engine/clock';

/** Acts and requests that are the hub's own and no room's: feeds, dead letters, the simulator. */
export interface OwnHandlers {
  acts: Readonly<
    Record<string, (input: never, actor: Actor, actId: string) => Promise<Result<Done>>>
  >;
  requests: Readonly<Record<string, (input: never, actor: Actor) => Promise<Result<unknown>>>>;
}

/** What the gateway needs of the engine below it. */
export interface GatewayEngine {
  clock: Clock;
  world: WorldView;
  views(): readonly View[];
  /** After each commit, with what it changed. */
  onPublished(listener: (changes: readonly Change[]) => void): () => void;
  act(
    name: string,
    input: unknown,
    actor: Actor,
    actId: string,
    reason?: string,
  ): Promise<Result<Done>>;
  /** Keeps in the log that somebody wanted an act that is not theirs. */
  refused(
    name: string,
    input: unknown,
    actor: Actor,
    actId: string,
    refusal: Refusal,
  ): Promise<void>;
  request(name: string, input: unknown, actor: Actor): Promise<Result<unknown>>;
  /** Reads the network as it is committed, never ahead of the store. */
  read<T>(look: () => T): Promise<T>;
  /** The sources of all feeds, and the row of one. */
  feeds(): Iterable<string>;
  feed(source: string): FeedRow | null;
  onFeedStatus(listener: (source: string) => void): () => void;
  status(): PulseFrame;
}
