import { defineWorkflow, type MachineData, type Workflow } from '#engine/runs';
import { CORE_STEPS } from '#operations/interventions';
import { COMMON_ACTIONS, type CaseFacts } from './case-kind.ts';

/** What a workflow of cases names beside what all of them have. */
export interface CaseWorkflowSpec<Facts extends CaseFacts> {
  id: string;
  /** By number; what has once begun runs stays for good. */
  versions: Readonly<Record<number, MachineData>>;
  /** Its own facts, by which guards ask. */
  guards: readonly (Exclude<keyof Facts, keyof CaseFacts> & string)[];
  /** The parts that its machine asks for at a step. */
  parts: readonly string[];
}

/** A workflow of cases from its data: its own guards and parts, and those that all have. */
export function defineCaseWorkflow<Facts extends CaseFacts>({
  id,
  versions,
  guards,
  parts,
}: CaseWorkflowSpec<Facts>): Workflow<Facts, string, string> {
  return defineWorkflow<Facts, string, string>({
    id,
    versions,
    coreSteps: CORE_STEPS,
    guards: ['isApproved', 'isRefused', 'isRetriable', 'hasTrouble', 'isUndone', ...guards],
    compares: { goesOnAs: (facts, { step }) => facts.goesOnAs === step },
    actions: [...COMMON_ACTIONS, ...parts],
    delays: {
      approvalDue: ({ approvalDueMs }) => approvalDueMs,
      backOff: ({ backOffMs }) => backOffMs,
    },
  });
}
