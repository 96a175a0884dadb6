import { defineWorkflow, type MachineData } from '#engine/runs';
import { CORE_STEPS } from '#operations/interventions';
import type { PayableFacts } from './payable-facts.ts';
import machineV1 from './payable.machine.v1.json' with { type: 'json' };
import machineV2 from './payable.machine.v2.json' with { type: 'json' };

/**
 * The version on which runs begin. Version 2 comes to its first wait by a move: a delay is armed by entering a step, and
 * version 1 began inside it, so that nobody heard of an invoice that stood there for five days.
 */
export const CURRENT_PAYABLE = 2;

/** What a transition may cause; `payable-effects.ts` says what each does. */
export type PayableAction =
  | 'askApprovals'
  | 'withdrawApprovals'
  | 'sayOverdue'
  | 'release'
  | 'sayTimedOut';

/** The workflow of an invoice that is blocked for payment. */
export const payableWorkflow = defineWorkflow<PayableFacts, string, PayableAction>({
  id: 'payable',
  versions: { 1: machineV1 as unknown as MachineData, 2: machineV2 as unknown as MachineData },
  coreSteps: CORE_STEPS,
  guards: [
    'isReleased',
    'isHeldAgain',
    'isMatched',
    'isRefused',
    'isApproved',
    'isRetriable',
    'hasTrouble',
    'goesOn',
  ],
  actions: ['askApprovals', 'withdrawApprovals', 'sayOverdue', 'release', 'sayTimedOut'],
  delays: {
    approvalDue: ({ approvalDueMs }) => approvalDueMs,
    backOff: ({ backOffMs }) => backOffMs,
  },
});
