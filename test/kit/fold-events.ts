import type { DataOf, EventDefinition } from '#shared/contracts';
import { World, type LogEvent, type Room } from '#engine/kernel';
import { indexRooms } from '#engine/writer';
import { fromMs, toMs, type Instant } from '#shared/vocabulary';

/** What a source said, as the log has it: for tests of folds that care who spoke when, and in which order it came. */
export interface Told {
  at?: Instant;
  /** When the hub knew; its own time unless the test says another. */
  receivedAt?: Instant;
  sequence?: number;
  epoch?: number;
  id?: string;
}

const NOON_MS = toMs('2026-06-30T12:00:00.000Z');
let count = 0;

/** An event of a source: each a second and a number after the one before, unless the test says otherwise. */
export function told<Definition extends EventDefinition>(
  source: string,
  definition: Definition,
  data: DataOf<Definition>,
  { at, receivedAt, sequence, epoch = 1, id }: Told = {},
): LogEvent {
  const number = ++count;
  const occurredAt = at ?? fromMs(NOON_MS + number * 1_000);
  return {
    seq: number,
    source,
    epoch,
    id: id ?? `${source}-${number}`,
    sequence: sequence ?? number,
    type: definition.type,
    subject: null,
    occurredAt,
    recordedAt: occurredAt,
    receivedAt: receivedAt ?? occurredAt,
    correlationId: null,
    causationId: null,
    actor: null,
    reason: null,
    backfill: false,
    data,
  };
}

/** Folds events into the rows of some rooms, in the order given. */
export function foldEvents(rooms: readonly Room[], events: readonly LogEvent[]): World {
  const { collections, evolve } = indexRooms(rooms);
  const world = new World(collections as never);
  for (const event of events)
    for (const fold of evolve.get(event.type) ?? []) fold(world, event as LogEvent<never>);
  world.commit();
  return world;
}

/** All rows of some rooms, by collection, in one order: what two worlds are compared by. */
export function rowsOf(world: World, rooms: readonly Room[]): Record<string, object[]> {
  const rows: Record<string, object[]> = {};
  for (const collection of rooms.flatMap((room) => room.collections))
    rows[collection.name] = [...world.all(collection)].toSorted((a, b) =>
      collection.key(a) < collection.key(b) ? -1 : 1,
    );
  return rows;
}
