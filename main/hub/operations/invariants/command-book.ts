import type { BrokenInvariant } from '#engine/audit';
import type { LogEvent, WorldView } from '#engine/kernel';
import { COMMAND_QUEUED, commands, type CommandQueued, type CommandRow } from '#engine/outbox';
import { COMMANDS, RECEIPTS } from '#shared/contracts';
import { HOUR_MS, toMs } from '#shared/vocabulary';

/** What a target says when it has done something in its books. */
const APPLIED = new Set<string>(Object.values(RECEIPTS).map(({ applied }) => applied.type));

/** An expiry is noticed at its instant; what is still open this long after it has been forgotten. */
const NOTICED_WITHIN_MS = HOUR_MS;

/**
 * Every command of a log: asked once, carried out once at most, and never forgotten. What was queued is in the outbox; it
 * was done, refused or given up, or it still has its time.
 */
export class CommandBook {
  readonly #queued = new Map<string, number>();
  readonly #applied = new Map<string, number>();
  readonly #twice: { commandId: string; first: number; seq: number }[] = [];
  #lastAtMs = 0;

  take(event: LogEvent): void {
    if (!event.backfill) this.#lastAtMs = Math.max(this.#lastAtMs, toMs(event.receivedAt));
    if (event.type === COMMAND_QUEUED)
      this.#queued.set((event.data as CommandQueued).id, event.seq);
    if (!APPLIED.has(event.type)) return;
    const { commandId } = event.data as { commandId: string };
    const first = this.#applied.get(commandId);
    if (first === undefined) this.#applied.set(commandId, event.seq);
    else this.#twice.push({ commandId, first, seq: event.seq });
  }

  /** Up to when the log goes, ms; what came as history counts for nothing. */
  get lastAtMs(): number {
    return this.#lastAtMs;
  }

  end(world: WorldView, tell: (finding: BrokenInvariant) => void): number {
    for (const { commandId, first, seq } of this.#twice)
      tell({
        kind: 'invariant',
        invariant: 'effect',
        subject: commandId,
        what: `was carried out a second time, after row ${first}`,
        seq,
      });
    for (const [id, seq] of this.#queued) {
      const what = this.#forgotten(world.get(commands, id));
      if (what !== null) tell({ kind: 'invariant', invariant: 'promise', subject: id, what, seq });
    }
    return this.#queued.size;
  }

  #forgotten(command: CommandRow | undefined): string | null {
    if (!command) return 'was promised, and the outbox does not know it';
    const { status, expiresAt, type } = command;
    if (!COMMANDS.has(type)) return `is of a kind that nothing confirms, ${type}`;
    const isOverdue = toMs(expiresAt) + NOTICED_WITHIN_MS < this.#lastAtMs;
    return status === 'queued' && isOverdue
      ? `was to be sent until ${expiresAt}, and was neither sent nor given up`
      : null;
  }
}
