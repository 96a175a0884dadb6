import { contentHash } from '#engine/audit';
import type { Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { advanceCase, caseActs } from '#operations/casework';
import { intercompanyPolicy } from '#operations/intercompany';
import { entities } from '#operations/network';
import type { Act } from '#shared/protocol';
import { refuse } from '#shared/vocabulary';
import { SETTLEMENT_STATED, type SettlementStated } from './own-events.ts';
import { settlementKind } from './settlement.kind.ts';
import { CURRENT_SETTLEMENT } from './settlement.machine.ts';
import { statedSettlement } from './settlement.projection.ts';
import { drawUp, type Statement } from './statement.ts';

const acts = caseActs(settlementKind);

/** Finance of one side draws a statement up: with it their side has agreed, and the other side is asked. */
export function decideSettle(
  world: WorldView,
  act: Act<'settlement.propose'>,
  context: DecisionContext,
): Decision {
  const { entity, counterparty, currency, upTo, speaksFor } = act;
  for (const one of [entity, counterparty])
    if (!world.get(entities, one)) return refuse('settlement.entityUnknown', { entity: one });
  if (speaksFor !== entity && speaksFor !== counterparty)
    return refuse('settlement.noSide', { speaksFor }, 'speaksFor');
  const drawn = drawUp(world, { entity, counterparty, currency, upTo });
  if (!drawn.ok) return drawn;
  const { statement } = drawn.value;
  const hash = statementHash(statement);
  if (act.hash !== hash) return refuse('settlement.changed', { upTo });
  const policy = intercompanyPolicy(world);
  const data: SettlementStated = {
    run: context.mint('STL'),
    machine: CURRENT_SETTLEMENT,
    ...statement,
    speaksFor,
    policy: `${policy.content.id} v${policy.version}`,
    hash,
  };
  const stated: OwnEvent<SettlementStated> = {
    type: SETTLEMENT_STATED,
    subject: data.run,
    correlationId: data.run,
    data,
  };
  const row = statedSettlement(data, {
    receivedAt: context.now,
    actor: context.actor.id,
    reason: act.reason,
  });
  return acts.begun([stated], advanceCase(settlementKind, world, row, 'look', context));
}

/** What both sides agree to: the parties, the documents with their amounts, and the net. Hex. */
export function statementHash(statement: Statement): string {
  const { entity, counterparty, currency, upTo, items, payer, payee, netMinor } = statement;
  return contentHash({ entity, counterparty, currency, upTo, items, payer, payee, netMinor });
}

export const { approve, reject, cancel } = acts;
