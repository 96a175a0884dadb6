import type { MachineData } from '#engine/runs';
import { defineCaseWorkflow, type CaseFacts } from '#operations/casework';
import machineV1 from './settlement.machine.v1.json' with { type: 'json' };

/** The version on which runs begin. */
export const CURRENT_SETTLEMENT = 1;

/** What the guards of a settlement may ask. */
export interface SettlementFacts extends CaseFacts {
  /** A document of it changed in a ledger after it was drawn up. */
  isOutdated: boolean;
  isPayerBooked: boolean;
  /** Both ledgers have cleared it, and say the same. */
  isSettled: boolean;
}

/** The workflow of a statement between two entities. */
export const settlementWorkflow = defineCaseWorkflow<SettlementFacts>({
  id: 'settlement',
  versions: { 1: machineV1 as unknown as MachineData },
  guards: ['isOutdated', 'isPayerBooked', 'isSettled'],
  parts: ['bookPayer', 'bookPayee'],
});
