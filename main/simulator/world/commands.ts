import {
  COMMANDS,
  type CommandDefinition,
  type CommandEnvelope,
  type DataOf,
  RECEIPTS,
} from '#shared/contracts';
import { accept, assert, fromMs, refuse, type Result, SECOND_MS, toMs } from '#shared/vocabulary';
import { activeFault } from './faults.ts';
import { feedOwner } from './feed-list.ts';
import type { Cause, Messages } from './messages.ts';
import { hashOf } from './random.ts';
import type { CommandRecord } from './state.ts';
import type { Handlers, World } from './world.ts';

/** Whom a command reached: the entity or the site of the feed, and the case that it belongs to. */
export interface Addressee {
  feed: number;
  /** Of the entity (ERP) or the site (WMS); 0 for the TMS. */
  owner: number;
  cause: Cause;
}

/**
 * How a system carries a command out. `take` decides, and books at once what nobody else may take meanwhile; whoever
 * was accepted is never rejected afterwards. `apply` does the rest and says the confirming event.
 */
export interface CommandHandler<D extends CommandDefinition = CommandDefinition> {
  definition: D;
  take(world: World, to: Addressee, data: DataOf<D>): Result<unknown>;
  apply(world: World, to: Addressee, data: DataOf<D>): void;
}

export function handleCommand<D extends CommandDefinition>(
  handler: CommandHandler<D>,
): CommandHandler {
  return handler;
}

/** People and programs on the far side take seconds, a troubled system minutes. World ms. */
const TAKE_MS = { low: 0.5 * SECOND_MS, high: 1.5 * SECOND_MS };
const APPLY_MS = { low: 0.8 * SECOND_MS, high: 3 * SECOND_MS };
const SLOW_FACTOR = 180;

/**
 * Notes a command under its id; what follows is planned. The same id again changes nothing, with other content it is
 * refused: a key names one effect.
 */
export function receiveCommand(
  world: World,
  feed: number,
  envelope: CommandEnvelope,
): Result<{ isNew: boolean }> {
  const hash = hashOf(contentText([envelope.type, envelope.data]));
  const known = world.state.commands.get(envelope.id);
  if (known)
    return known.hash === hash && known.feed === feed
      ? accept({ isNew: false })
      : refuse('command.idReused', { id: envelope.id }, 'id');
  const { id, type, actor, reason, expires, correlationid, data } = envelope;
  world.state.commands.set(id, {
    id,
    feed,
    hash,
    envelope: {
      id,
      type,
      actor,
      expires,
      correlationid,
      data,
      ...(reason === undefined ? {} : { reason }),
    },
    status: 'taken',
    applied: 0,
    code: null,
  });
  world.after(delay(world, 'take', id, feed, TAKE_MS), 'command.accept', { id });
  return accept({ isNew: true });
}

/** The same text for the same content: whoever sends it again may have kept its fields in another order. */
function contentText(content: unknown): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The handlers of the agenda for commands, over what the systems can do. */
export function commandHandlers(systems: readonly CommandHandler[]): Handlers {
  const byType = new Map(systems.map((handler) => [handler.definition.type, handler]));
  return {
    'command.accept': (world, { id }: Messages['command.accept']) => {
      const record = recordOf(world, id);
      const decided = decide(world, byType, record);
      if (!decided.ok) {
        record.status = 'rejected';
        record.code = decided.refusal.code;
        sayReceipt(world, record, 'rejected', decided.refusal);
        return;
      }
      record.status = 'accepted';
      sayReceipt(world, record, 'accepted');
      world.after(delay(world, 'apply', id, record.feed, APPLY_MS), 'command.apply', { id });
    },

    'command.apply': (world, { id }) => {
      const record = recordOf(world, id);
      assert(record.status === 'accepted', `command ${id} is applied once`);
      const handler = byType.get(record.envelope.type);
      assert(handler, `an accepted command of type ${record.envelope.type} has a handler`);
      record.status = 'applied';
      record.applied++;
      sayReceipt(world, record, 'applied');
      handler.apply(world, addressee(world, record), record.envelope.data);
    },
  };
}

function decide(
  world: World,
  byType: ReadonlyMap<string, CommandHandler>,
  record: CommandRecord,
): Result<unknown> {
  const { envelope } = record;
  const owner = feedOwner(world.network, record.feed);
  const definition = COMMANDS.get(envelope.type);
  const handler = byType.get(envelope.type);
  if (!definition || !handler || definition.domain !== owner.domain)
    return refuse('command.unknown', { type: envelope.type }, 'type');
  if (toMs(envelope.expires) < world.nowMs)
    return refuse(
      'command.expired',
      { expires: envelope.expires, now: fromMs(world.nowMs) },
      'expires',
    );
  if (activeFault(world, record.feed, 'refuse'))
    return refuse('system.refusing', { reason: 'The system takes no orders at the moment' });
  const parsed = definition.data.safeParse(envelope.data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('contract.invalid', {
      path: issue?.path.join('.') ?? '',
      problem: issue?.message ?? '',
    });
  }
  envelope.data = parsed.data;
  return handler.take(world, addressee(world, record), parsed.data);
}

function sayReceipt(
  world: World,
  record: CommandRecord,
  verb: 'accepted' | 'rejected' | 'applied',
  refusal?: { code: string; facts: object },
): void {
  const { domain } = feedOwner(world.network, record.feed);
  const data = { commandId: record.id, commandType: record.envelope.type };
  world.sayRaw(
    record.feed,
    RECEIPTS[domain][verb].type,
    record.id,
    refusal ? { ...data, code: refusal.code, reason: wordsOf(refusal) } : data,
    { cause: causeOf(record) },
  );
}

/** A target's words: its code and what led to it. */
function wordsOf({ code, facts }: { code: string; facts: object }): string {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return (told.length === 0 ? code : `${code}: ${told.join(', ')}`).slice(0, 500);
}

function addressee(world: World, record: CommandRecord): Addressee {
  return {
    feed: record.feed,
    owner: feedOwner(world.network, record.feed).index,
    cause: causeOf(record),
  };
}

function causeOf(record: CommandRecord): Cause {
  return { correlation: record.envelope.correlationid, command: record.id };
}

function recordOf(world: World, id: string): CommandRecord {
  const record = world.state.commands.get(id);
  assert(record, `command ${id} was noted before it is worked on`);
  return record;
}

function delay(
  world: World,
  step: string,
  id: string,
  feed: number,
  span: { low: number; high: number },
): number {
  const draw = world.random.of(`command.${step}`, hashOf(id));
  const ms = draw.between(span.low, span.high);
  return activeFault(world, feed, 'slow') ? ms * SLOW_FACTOR : ms;
}
