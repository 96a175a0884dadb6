import type { WorldView } from '#engine/kernel';
import { commands, type CommandRow } from '#engine/outbox';
import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { sites } from '#operations/network';
import { orders } from '#operations/orders';
import { shipments } from '#operations/shipments';
import { positions } from '#operations/stock';
import { transfers, type Transfer } from '#operations/transfers';
import { cited, plainLine, told } from './cited.ts';
import { commandEnd, isNotDone } from './command-end.ts';
import { feedScope } from './scopes.ts';
import { watch } from './touched.ts';

const NAME = 'CMD-01';

/**
 * A command has no answer after all its tries, or its time ran out, also after its target accepted it: the target may or
 * may not have carried it out, and only the target's own event can tell. One that is tried again stays in the queue until there is an answer. It folds under
 * the silence of the feed that it waits for.
 */
export const commandUnanswered: Rule = {
  name: NAME,
  type: 'commandUnanswered',
  watches: [
    watch<CommandRow>({
      collection: commands,
      *subjects({ id, type, correlationId }, world) {
        yield id;
        // Another one of its kind may stand in the place of one that was given up.
        for (const other of world.by(commands, 'byCorrelation', correlationId))
          if (other.type === type && mayStand(other)) yield other.id;
      },
    }),
    watch<Transfer>({
      collection: transfers,
      *subjects({ number, endedAt }, world) {
        if (endedAt === null) return;
        for (const command of world.by(commands, 'byCorrelation', number))
          if (mayStand(command)) yield command.id;
      },
    }),
  ],
  scope(world, id) {
    const command = world.get(commands, id);
    return command ? feedScope(world, command.target) : {};
  },
  assess(world, id, context) {
    const command = world.get(commands, id);
    if (!command) return CLEAR;
    const end = commandEnd(world, command, context.nowMs);
    if (end !== null) {
      const { status, expiresAt } = command;
      return { ...CLEAR, end, recheckAt: status === 'accepted' ? expiresAt : null };
    }
    const isOver = isGivenUp(command) || isNotDone(command, context.nowMs);
    if (!isOver && !context.standing) return CLEAR;
    const [site] = world.by(sites, 'bySource', command.target);
    const transfer = world.get(transfers, command.correlationId);
    const finding: Finding = {
      subjectKind: 'command',
      subject: command.label,
      site: site?.gln ?? null,
      state: 'late',
      atRiskMinor: transfer?.valueMinor ?? null,
      atRiskIsBound: false,
      currency: transfer?.currency ?? 'USD',
      orders: 0,
      decideByAt: null,
      cause: [{ rule: 'HLD-01', type: 'feedSilent', subjectKey: command.target }],
      provenBy: command.target,
      evidence: {
        why: told(
          `${command.label}: no answer`,
          `${cited(NAME, context)}: ${words(command)}, ${command.target}`,
          transfer
            ? [plainLine('At risk: value of the transfer', transfer.valueMinor, 'minor', true)]
            : [],
        ),
        options: [],
        waitingCostMinor: null,
        links: [
          ...caseOf(world, command.correlationId),
          { kind: 'feed', key: command.target, label: command.target },
        ],
      },
      source: 'hub',
      occurredAt: command.endedAt ?? command.queuedAt,
      receivedAt: command.endedAt ?? command.queuedAt,
    };
    return { finding, recheckAt: null };
  },
};

/** It stands, or may where its target only accepted it. */
function mayStand(command: CommandRow): boolean {
  return isGivenUp(command) || command.status === 'accepted';
}

function isGivenUp({ status }: CommandRow): boolean {
  return status === 'unanswered' || status === 'expired';
}

function words({ status, attempts }: CommandRow): string {
  if (status === 'expired') return 'it was never sent before its time ran out';
  if (status === 'accepted') return 'accepted, and not done before its time ran out';
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`;
  return status === 'unanswered' ? `no answer after ${tries}` : 'tried again, no answer yet';
}

/** What the command was for, where a workspace shows it. */
function caseOf(world: WorldView, key: string): { kind: string; key: string; label: string }[] {
  if (world.get(transfers, key)) return [{ kind: 'transfer', key, label: key }];
  if (world.get(shipments, key)) return [{ kind: 'shipment', key, label: key }];
  if (world.get(orders, key)) return [{ kind: 'order', key, label: key }];
  return world.get(positions, key) ? [{ kind: 'stock', key, label: 'Position' }] : [];
}
