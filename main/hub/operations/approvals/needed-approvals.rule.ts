import {
  compileCondition,
  traceOf,
  TRANSFER_VARIABLES,
  type StandingPause,
  type ConditionInputs,
  type Resolved,
  type Variables,
} from '#operations/policy';
import type { ApprovalRow, PolicyTrace, Role } from '#shared/protocol';
import { wholeMoney, type Currency } from '#shared/vocabulary';

/** Somebody who must agree, and the row of the matrix that says so. */
export interface NeededApproval {
  role: Role;
  why: string;
  /** Stages are asked one after another, all of one stage at once. */
  stage: number;
  dueMinutes: number;
  row: string;
}

/** What the matrix says of a case: who must agree (nobody lets it through), and why it says so. */
export interface MatrixDecision {
  needed: NeededApproval[];
  trace: PolicyTrace;
}

/** The row that a pause of automation adds to the matrix; its stage is the first, its due time that of an operator. */
const PAUSE_ROW = 'PAUSE';
const PAUSE_DUE_MINUTES = 120;

/** A policy with a matrix of approvals. */
interface ApprovalMatrix {
  id: string;
  approvals: readonly ApprovalRow[];
}

/**
 * Who must agree to a transfer or an invoice, by the approval matrix: every row that matches asks its roles; a role that several rows
 * ask is asked once, as early as the earliest of them. A condition that cannot be judged asks as if it held: an error
 * never lets anything through. While automation is paused at a site, somebody of operations must agree to everything.
 * @param variables what the conditions of this matrix may look at.
 */
export function neededApprovals(
  policy: Resolved<ApprovalMatrix>,
  inputs: ConditionInputs & { valueMinor: number },
  currency: Currency,
  pause?: StandingPause,
  variables: Variables = TRANSFER_VARIABLES,
): MatrixDecision {
  const needed = new Map<Role, NeededApproval>();
  const [rows, failed]: [string[], string[]] = [[], []];
  const ask = (role: Role, one: Omit<NeededApproval, 'role'>): void => {
    const known = needed.get(role);
    if (!known) return void needed.set(role, { role, ...one });
    const earlier = known.stage <= one.stage ? known : { role, ...one };
    needed.set(role, {
      ...earlier,
      why: `${known.why}; ${one.why}`,
      dueMinutes: Math.min(known.dueMinutes, one.dueMinutes),
    });
  };
  for (const row of policy.content.approvals) {
    if (row.aboveMinor !== null && inputs.valueMinor <= row.aboveMinor) continue;
    const error = judge(row, inputs, variables);
    if (error === false) continue;
    if (error !== true) failed.push(`${row.row}: ${error}`);
    rows.push(row.row);
    const why = error === true ? reasonOf(row, currency) : `${row.row} could not be judged`;
    for (const role of row.roles)
      ask(role, { why, stage: row.stage, dueMinutes: row.dueMinutes, row: row.row });
  }
  if (pause) {
    rows.push(PAUSE_ROW);
    const why = `automation is paused at ${pause.site}${pause.window === null ? '' : `, ${pause.window}`}`;
    ask('operations', { why, stage: 1, dueMinutes: PAUSE_DUE_MINUTES, row: PAUSE_ROW });
  }
  return { needed: [...needed.values()], trace: traceOf(policy, inputs, rows, failed) };
}

/** Whether the row's condition holds, or why nobody can say. */
function judge(row: ApprovalRow, inputs: ConditionInputs, variables: Variables): boolean | string {
  const condition = compileCondition(row.when, variables);
  const judged = 'error' in condition ? condition : condition.judge(inputs);
  return 'error' in judged ? judged.error : judged.holds;
}

function reasonOf(row: ApprovalRow, currency: Currency): string {
  const amount =
    row.aboveMinor === null ? '' : `value over ${wholeMoney({ minor: row.aboveMinor, currency })}`;
  return [amount, row.why].filter((one) => one !== '').join(', ') || `row ${row.row}`;
}
