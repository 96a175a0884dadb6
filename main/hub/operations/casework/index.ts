/**
 * Casework: what workflows of one case after another do alike, whatever their business: the row of a run, its moves, the
 * commands that play its parts and how they are taken back in reverse order, its reactions, and how it is told. A room
 * with such a workflow gives a `CaseKind` and gets these. May import shared and engine rooms and
 * `#operations/{approvals,exceptions,interventions,policy}`.
 *
 * Owns no tables; the rows are of the rooms that give them. Reads signalbox.hub.approval.given.v1,
 * signalbox.hub.run.{paused,resumed,movedOn}.v1 and the words of the outbox for whoever it serves.
 */
export { advanceCase } from './advance-case.ts';
export { begunCase, CASE_COLUMNS, CASE_INDEXES, type CaseRow } from './case-row.ts';
export { caseActs } from './case-acts.ts';
export { askedCases } from './case-asked.ts';
export type { CaseFacts, CaseKind, CasePart, Doing } from './case-kind.ts';
export { evolveCases } from './case-evolve.ts';
export { proofOf, reactCases, together } from './case-react.ts';
export { caseRuns, stepWords, timelineOf } from './case-runs.ts';
export { defineCaseWorkflow } from './case-workflow.ts';
