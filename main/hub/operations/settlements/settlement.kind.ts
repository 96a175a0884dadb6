import type { OwnEvent, WorldView } from '#engine/kernel';
import { queueCommand, type CommandQueued, type CommandRow } from '#engine/outbox';
import type { NeededApproval } from '#operations/approvals';
import type { CaseKind, CasePart, Doing } from '#operations/casework';
import { dayOfPeriod, intercompanyPolicy, postingDate, shortName } from '#operations/intercompany';
import { entities } from '#operations/network';
import { reverseIntercompanySettlement, settleIntercompany } from '#shared/contracts';
import { assert, DAY_MS, fromMs, type Gln, type Instant } from '#shared/vocabulary';
import { clearingEntry } from './clearing-lines.rule.ts';
import { SETTLEMENT_STEPPED } from './own-events.ts';
import { isAsStated } from './statement.ts';
import { settlements, type Settlement } from './settlement.collection.ts';
import { settlementWorkflow, type SettlementFacts } from './settlement.machine.ts';
import { statedRateOf } from './stated-rate-of.ts';
import { clearedAs, differenceOf } from './two-ledgers.rule.ts';

/** A ledger that does not answer within a day needs a person. */
const EXPIRES_AFTER_MS = DAY_MS;

const NEEDS_PROOF = 'Only the ledger can say what it has booked.';

/** The workflow of settlements, with the two ledgers as its parts. */
export const settlementKind: CaseKind<Settlement, SettlementFacts> = {
  collection: settlements,
  workflow: settlementWorkflow,
  steppedType: SETTLEMENT_STEPPED,
  timerKind: 'settlements.after',
  parts: {
    bookPayer: booking('payer', 'bookingPayer'),
    bookPayee: booking('payee', 'bookingPayee'),
    undoPayee: reversing('payee'),
    undoPayer: reversing('payer'),
  },
  undoing: [
    { done: 'bookPayee', undo: 'undoPayee' },
    { done: 'bookPayer', undo: 'undoPayer' },
  ],
  ownCommands: [settleIntercompany, reverseIntercompanySettlement],
  owner: 'finance',
  approval(world, settlement) {
    const { policy, proposedBy, hash } = settlement;
    return {
      policy,
      authors: [proposedBy],
      hash,
      decideByAt: null,
      needed: neededFor(world, settlement),
      trace: null,
    };
  },
  facts: (world, settlement, commands) => ({
    isOutdated: !settlement.items.every((item) => isAsStated(world, item)),
    isPayerBooked: commands.isDone('bookPayer') && isAlike(world, settlement, settlement.payer),
    isSettled: commands.isDone('bookPayee') && isAlike(world, settlement, settlement.payee),
  }),
  goesOnAs(_settlement, commands) {
    if (!commands.isDone('bookPayer')) return 'bookingPayer';
    return commands.isDone('bookPayee') ? 'settled' : 'bookingPayee';
  },
  otherTrouble: (world, settlement) =>
    settlement.cancelledBy === null ? differenceOf(world, settlement) : null,
  systemName: (world, target) => {
    const ledger = [...world.all(entities)].find(({ source }) => source === target);
    return ledger ? `The ledger of ${shortName(world, ledger.gln)}` : target;
  },
};

/** Finance of the other side, and a manager where much is paid. */
export function neededFor(
  world: WorldView,
  { entity, counterparty, speaksFor, netMinor }: Settlement,
): NeededApproval[] {
  const { managerAboveMinor, dueMinutes } = intercompanyPolicy(world).content.settlement;
  const other = shortName(world, speaksFor === entity ? counterparty : entity);
  return [
    { role: 'finance', why: `agrees for ${other}`, stage: 1, dueMinutes, row: 'settlement' },
    ...(netMinor > managerAboveMinor
      ? [
          {
            role: 'manager' as const,
            why: 'settles much',
            stage: 2,
            dueMinutes,
            row: 'settlement.managerAboveMinor',
          },
        ]
      : []),
  ];
}

function isAlike(world: WorldView, settlement: Settlement, entity: Gln): boolean {
  return clearedAs(world, settlement, entity)?.isAlike === true;
}

type Side = 'payer' | 'payee';

function booking(side: Side, step: string): CasePart<Settlement> {
  return {
    definition: settleIntercompany,
    isIts: (command, settlement) => isOf(command, settlement, side, settleIntercompany.type),
    step,
    command: (doing) => clear(doing, doing.row[side]),
    needsProof: NEEDS_PROOF,
  };
}

function reversing(side: Side): CasePart<Settlement> {
  return {
    definition: reverseIntercompanySettlement,
    isIts: (command, settlement) =>
      isOf(command, settlement, side, reverseIntercompanySettlement.type),
    step: 'cancelling',
    command: (doing) => reverse(doing, doing.row[side]),
    needsProof: NEEDS_PROOF,
  };
}

/** By the entity in its data: two entities may keep their books in one ERP. */
function isOf(
  { type, data }: CommandRow,
  settlement: Settlement,
  side: Side,
  wanted: string,
): boolean {
  return type === wanted && (data as { entity: Gln }).entity === settlement[side];
}

function clear({ world, row, context }: Doing<Settlement>, entity: Gln): OwnEvent<CommandQueued> {
  const { currency } = row;
  const { counterparty, items, lines, netMinor } = clearingEntry(row, entity, (one) =>
    shortName(world, one),
  );
  const ledger = ledgerOf(world, entity);
  const rate = ledger.currency === currency ? null : statedRateOf(world, row, entity);
  return queueCommand(context, {
    definition: settleIntercompany,
    target: ledger.source,
    data: {
      statement: row.number,
      entity,
      counterparty,
      upTo: row.upTo,
      ...bookedOn(world, row, entity, context.now),
      currency: ledger.currency,
      ...(rate !== null && { document: { currency, amountMinor: netMinor, ...rate } }),
      statementHash: row.hash,
      items,
      lines,
    },
    correlationId: row.number,
    label: `Clear ${row.number}, ${shortName(world, entity)}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
}

function reverse({ world, row, context }: Doing<Settlement>, entity: Gln): OwnEvent<CommandQueued> {
  return queueCommand(context, {
    definition: reverseIntercompanySettlement,
    target: ledgerOf(world, entity).source,
    data: {
      statement: row.number,
      entity,
      ...bookedOn(world, row, entity, context.now),
      reason: row.trouble ?? 'The settlement is not wanted any more.',
    },
    correlationId: row.number,
    label: `Reverse ${row.number}, ${shortName(world, entity)}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
}

/** In the period that is settled, while that is over and open; else today, and in the next open one with the reason. */
function bookedOn(world: WorldView, { upTo }: Settlement, entity: Gln, now: Instant) {
  const { at, lateReason } = postingDate(world, entity, dayOfPeriod(world, entity, upTo, now), now);
  return { postedAt: at, ...(lateReason !== null && { lateReason }) };
}

function ledgerOf(world: WorldView, entity: Gln) {
  const ledger = world.get(entities, entity);
  assert(ledger, `the entity ${entity} of a statement is known`);
  return ledger;
}
