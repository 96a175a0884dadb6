import { World, type Collection, type LogEvent, type Room } from '#engine/kernel';
import { readEverything, readHead, type LogHead } from '#engine/log';
import type { Session } from '#engine/store';
import { LogCheck, type LogFinding } from './log-check.ts';
import { compareRows, type RowFinding } from './compare-rows.ts';
import { readHeads } from './outside-heads.ts';

/** Something that is not as it should be: a row of the log, or a row of the network's state. */
export type Finding = LogFinding | RowFinding | BrokenInvariant;

/** Something that must hold of any network and does not: pieces that vanished, a ledger that does not balance. */
export interface BrokenInvariant {
  kind: 'invariant';
  /** `stock`, `ledger`, `settlement`, `effect`, `promise`. */
  invariant: string;
  /** What it is about. */
  subject: string;
  what: string;
  /** The row of the log that shows it, where it is one. */
  seq?: number;
}

/** What the business knows that must hold, told while the log is folded and at its end. */
export interface InvariantCheck {
  take(event: LogEvent): void;
  /** After the last row; gives how many things each invariant was looked at for. */
  end(world: World, tell: (finding: BrokenInvariant) => void): Record<string, number>;
}

/** More findings are counted, not told: the first ones say where to look. */
const TOLD = 100;

/** What `verify` found. */
export interface Verification {
  ok: boolean;
  events: number;
  /** Our own among them, which the chain links. */
  own: number;
  /** The last link, hex. */
  chain: string;
  /** Heads written outside that the log still holds; null where none were looked at. */
  outside: number | null;
  /** How many things each invariant was proved for: commands, postings, goods on their way. */
  invariants: Record<string, number>;
  /** State rows that were folded anew and compared, by collection. */
  rows: Record<string, number>;
  findings: Finding[];
  /** How many findings there were. */
  found: number;
}

/** What `verify` holds state rows against: how the rooms fold, and how rows are read back. */
export interface VerifyOptions {
  rooms: readonly Room[];
  /** Rows of a collection as the store has them. */
  stored(session: Session, collection: Collection<object>): AsyncIterable<readonly object[]>;
  /** The text of the file in the second folder; null looks at none. */
  heads: string | null;
  invariants: InvariantCheck;
  onProgress?(done: number, of: number): void;
}

/**
 * Reads the whole log as it is at one moment: its numbering has no hole, its own rows are linked by the chain of hashes
 * up to the head, and the state folded from it anew equals the state rows. Needs a snapshot transaction.
 */
export async function verify(session: Session, options: VerifyOptions): Promise<Verification> {
  const head = await readHead(session);
  const findings: Finding[] = [];
  let found = 0;
  const tell = (finding: Finding): void => {
    found++;
    if (findings.length < TOLD) findings.push(finding);
  };
  const heads = options.heads === null ? [] : readHeads(options.heads, head);
  const log = new LogCheck(head, tell, heads);
  const world = new World(options.rooms.flatMap((room) => room.collections));
  const fold = foldOf(options.rooms, world);
  for await (const rows of readEverything(session)) {
    for (const { hash, ...event } of rows) {
      log.take(event, hash);
      options.invariants.take(event);
      try {
        fold(event);
      } catch (thrown) {
        tell({ kind: 'log', seq: event.seq, what: `cannot be folded: ${String(thrown)}` });
      }
    }
    world.commit();
    options.onProgress?.(log.events, head.seq);
  }
  log.end();
  const rows: Record<string, number> = {};
  for (const room of options.rooms)
    for (const collection of room.collections as unknown as readonly Collection<object>[])
      rows[collection.name] = await compareRows(
        world,
        collection,
        options.stored(session, collection),
        tell,
      );
  const invariants = options.invariants.end(world, tell);
  const outside = options.heads === null ? null : log.outside;
  return verification(log, head, { outside, invariants, rows, findings, found });
}

function verification(
  log: LogCheck,
  head: LogHead,
  rest: Pick<Verification, 'outside' | 'invariants' | 'rows' | 'findings' | 'found'>,
): Verification {
  return {
    ok: rest.found === 0,
    events: log.events,
    own: log.own,
    chain: Buffer.from(head.chain).toString('hex'),
    ...rest,
  };
}

function foldOf(rooms: readonly Room[], world: World): (event: LogEvent) => void {
  const byType = Map.groupBy(
    rooms.flatMap((room) => Object.entries(room.evolve)),
    ([type]) => type,
  );
  return (event) => {
    world.attributeTo(event.seq);
    for (const [, evolve] of byType.get(event.type) ?? []) evolve(world, event as LogEvent<never>);
  };
}
