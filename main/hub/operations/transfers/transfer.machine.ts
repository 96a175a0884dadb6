import { defineWorkflow, type MachineData, type Moved as MovedRun } from '#engine/runs';
import { CORE_STEPS } from '#operations/interventions';
import type { TransferStep } from '#shared/protocol';
import type { TransferFacts } from './transfer-facts.ts';
import machineV1 from './transfer.machine.v1.json' with { type: 'json' };
import machineV2 from './transfer.machine.v2.json' with { type: 'json' };

/** New runs start on it; those that are under way end on the version they began with. */
export const CURRENT_MACHINE = 2;

/** What a guard may ask: each is a fact, computed before the transition and never within it. */
const GUARDS = [
  'isReserved',
  'isReserveRefused',
  'isRefused',
  'isApproved',
  'isReleased',
  'isStaged',
  'isShipped',
  'isUnloading',
  'isCounted',
  'isShort',
  'isWhole',
  'isBooked',
  'isOwing',
  'hasTrouble',
  'canBeUndone',
  'isUndone',
  'isUndoneAfterRefusal',
  'needsCount',
  'isCountedFirst',
  'isRetriable',
  'isReturning',
  'isBackWhole',
  'isBackShort',
] as const satisfies readonly (keyof TransferFacts)[];

/** What a transition may cause; `effects.ts` says what each does. */
export const ACTIONS = [
  'reserve',
  'askApprovals',
  'withdrawApprovals',
  'sayOverdue',
  'sayRefused',
  'release',
  'book',
  'closeShort',
  'undo',
  'count',
  'sendBack',
  'sayTimedOut',
] as const;
export type ActionName = (typeof ACTIONS)[number];

export type Moved = MovedRun<TransferStep, ActionName>;

/** The workflow of a transfer, all its versions. */
export const transferWorkflow = defineWorkflow<TransferFacts, TransferStep, ActionName>({
  id: 'transfer',
  versions: { 1: machineV1 as unknown as MachineData, 2: machineV2 as unknown as MachineData },
  coreSteps: CORE_STEPS,
  guards: GUARDS,
  compares: { goesOnAs: (facts, { step }) => facts.goesOnAs === step },
  actions: ACTIONS,
  delays: {
    approvalDue: ({ approvalDueMs }) => approvalDueMs,
    backOff: ({ backOffMs }) => backOffMs,
  },
});

export const { initialSnapshot, canMove, move } = transferWorkflow;
