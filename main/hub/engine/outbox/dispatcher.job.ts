import { scheduleInWorld, type Cancel, type Clock, type Machine } from '#engine/clock';
import type { Change, WorldView } from '#engine/kernel';
import type { FactInput } from '#engine/writer';
import { COMMANDS, type CommandEnvelope } from '#shared/contracts';
import { assertNever, toMs } from '#shared/vocabulary';
import { commands, isOpen, type CommandRow } from './command.collection.ts';
import { nextStep, nextTryAt } from './dispatch.ts';
import {
  COMMAND_EXPIRED,
  COMMAND_SENT,
  COMMAND_UNANSWERED,
  type CommandEnded,
  type CommandSent,
} from './own-events.ts';

/** The wires to the targets, as the feeds hold them. */
export interface Wires {
  isOpen(target: string): boolean;
  /** Puts it on the wire; whether the socket took it is of no account, the receipt is. */
  send(target: string, command: CommandEnvelope): void;
}

export interface DispatcherOptions {
  world: WorldView;
  clock: Clock;
  machine: Machine;
  wires: Wires;
  submit(inputs: readonly FactInput[]): void;
}

/**
 * Sends queued commands, and sends them again under the same key until the target answers, both limits of time having
 * passed each time; then gives up and says so. It decides nothing about the business and keeps nothing: after a crash
 * the rows say where each command stands.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #alarms = new Map<string, Cancel>();
  /** When this process last put a command on the wire, machine ms. */
  readonly #sentAtMs = new Map<string, number>();
  /** On the wire, the row that says so not yet committed. */
  readonly #stamping = new Set<string>();
  #running = false;
  #startedMs = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Lets commands go out; not before history has been read. */
  start(): void {
    this.#running = true;
    this.#startedMs = this.#options.machine.machineNow();
    for (const command of this.#options.world.all(commands)) this.#consider(command);
  }

  stop(): void {
    this.#running = false;
    for (const cancel of this.#alarms.values()) cancel();
    this.#alarms.clear();
  }

  /** Takes over what a commit changed. */
  follow(changes: readonly Change[]): void {
    if (!this.#running) return;
    const touched = new Set<string>();
    for (const { collection, key } of changes)
      if (collection.name === commands.name) touched.add(key);
    for (const key of touched) {
      const command = this.#options.world.get(commands, key);
      if (command) this.#consider(command);
    }
  }

  /** A target is there (again): what waits for it goes out. */
  connected(target: string): void {
    if (!this.#running) return;
    for (const command of this.#options.world.by(commands, 'openByTarget', target))
      this.#consider(command);
  }

  #consider(command: CommandRow): void {
    this.#alarms.get(command.id)?.();
    this.#alarms.delete(command.id);
    if (!isOpen(command) || command.status === 'accepted' || command.status === 'applied') {
      this.#sentAtMs.delete(command.id);
      return;
    }
    if (this.#stamping.has(command.id)) return;
    const { clock, machine, wires } = this.#options;
    const sinceMs = machine.machineNow() - (this.#sentAtMs.get(command.id) ?? this.#startedMs);
    const isIdempotent = COMMANDS.get(command.type)?.idempotent ?? false;
    const step = nextStep(command, clock.worldNow(), sinceMs, isIdempotent);
    switch (step.do) {
      case 'send':
        // A command whose target is away waits for `connected`, but no longer than it may be carried out.
        if (wires.isOpen(command.target)) this.#send(command);
        else this.#wakeAt(command, toMs(command.expiresAt), 0);
        return;
      case 'expire':
        return this.#end(command, COMMAND_EXPIRED);
      case 'giveUp':
        return this.#end(command, COMMAND_UNANSWERED);
      case 'wait':
        return this.#wakeAt(command, toMs(step.until), step.machineMs - sinceMs);
      default:
        return assertNever(step);
    }
  }

  #send(command: CommandRow): void {
    const { machine, wires, submit } = this.#options;
    const { id, type, actor, reason, expiresAt, correlationId, target, data } = command;
    this.#sentAtMs.set(id, machine.machineNow());
    this.#stamping.add(id);
    wires.send(target, {
      id,
      type,
      actor,
      ...(reason === null ? {} : { reason }),
      expires: expiresAt,
      correlationid: correlationId,
      data,
    });
    submit([
      {
        kind: 'fact',
        name: 'outbox.sent',
        decide: (world, { nowMs }) => {
          const now = world.get(commands, id);
          if (!now || (now.status !== 'queued' && now.status !== 'sent')) return null;
          const attempt = now.attempts + 1;
          const sent: CommandSent = { id, attempt, nextTryAt: nextTryAt(attempt, nowMs) };
          return {
            events: [{ type: COMMAND_SENT, subject: id, correlationId, data: sent }],
          };
        },
        done: () => this.#stamping.delete(id),
      },
    ]);
  }

  #end(command: CommandRow, type: typeof COMMAND_EXPIRED | typeof COMMAND_UNANSWERED): void {
    const { id, correlationId, target, attempts } = command;
    const data: CommandEnded = { id, type: command.type, target, attempts };
    this.#options.submit([
      {
        kind: 'fact',
        name: 'outbox.ended',
        // An answer may have come between looking and writing.
        decide: (world) =>
          world.get(commands, id)?.status === command.status
            ? { events: [{ type, subject: id, correlationId, data }] }
            : null,
      },
    ]);
  }

  #wakeAt(command: CommandRow, worldMs: number, machineMs: number): void {
    const { clock, machine, world } = this.#options;
    const again = (): void => {
      const now = world.get(commands, command.id);
      if (now && this.#running) this.#consider(now);
    };
    const cancels = [
      scheduleInWorld(clock, machine, worldMs, () => {
        const waitMs = notBefore - machine.machineNow();
        if (waitMs <= 0) again();
        else cancels.push(machine.schedule(notBefore, again));
      }),
    ];
    const notBefore = machine.machineNow() + Math.max(0, machineMs);
    this.#alarms.set(command.id, () => {
      for (const cancel of cancels) cancel();
    });
  }
}
