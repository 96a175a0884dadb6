import type { LogEvent, WorldDraft } from '#engine/kernel';
import { begunCase, evolveCases } from '#operations/casework';
import { SETTLEMENT_STATED, SETTLEMENT_STEPPED, type SettlementStated } from './own-events.ts';
import { settlements, type Settlement } from './settlement.collection.ts';
import { settlementWorkflow } from './settlement.machine.ts';

/** A settlement at the moment its statement is drawn up. */
export function statedSettlement(
  { run, machine, ...statement }: SettlementStated,
  { receivedAt, actor, reason }: Pick<LogEvent, 'receivedAt' | 'actor' | 'reason'>,
): Settlement {
  return {
    ...begunCase(settlementWorkflow, run, machine, receivedAt),
    ...statement,
    proposedBy: actor ?? 'hub',
    reason: reason ?? '',
  };
}

/** What the hub itself decided about settlements, by event type. */
export const settlementEvolve: Readonly<Record<string, unknown>> = {
  [SETTLEMENT_STATED]: (draft: WorldDraft, event: LogEvent<SettlementStated>) =>
    draft.put(settlements, statedSettlement(event.data, event)),
  ...evolveCases({ collection: settlements, steppedType: SETTLEMENT_STEPPED }),
};
