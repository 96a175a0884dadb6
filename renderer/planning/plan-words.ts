import type { PlanAlternative, PlanRow, PlanStatus } from '#shared/protocol';
import { count, percent, wholeMoney } from '#ui';

export const STATUS_WORDS: Record<PlanStatus, string> = {
  asked: 'Being solved',
  refining: 'Being refined',
  done: 'Ready',
  failed: 'No plan',
  abandoned: 'Abandoned',
};

/** What the ways of dealing with the same needs are called. */
export const ALTERNATIVE_WORDS: Record<PlanAlternative['name'], string> = {
  nothing: 'Do nothing',
  transfer: 'This plan',
  expedite: 'Expedite',
  split: 'Split: plan and expedite the rest',
  repromise: 'Re-promise',
};

/** Whether lines of it can still be taken. */
export function canBeAccepted(row: PlanRow): boolean {
  return (row.status === 'refining' || row.status === 'done') && row.accepted < row.lines;
}

/** Why no line of it can be taken; undefined when some can. */
export function whyNotAcceptable(row: PlanRow): string | undefined {
  if (canBeAccepted(row)) return undefined;
  if (row.status === 'asked') return 'It is still being solved';
  if (row.status === 'failed' || row.status === 'abandoned')
    return `It is ${STATUS_WORDS[row.status].toLowerCase()}`;
  return row.lines === 0 ? 'It moves nothing' : 'All its lines are accepted';
}

/** How far from the best it can be, as it is proven. */
export function gapText(row: PlanRow): string {
  if (row.boundMinor === null) return 'not proven yet';
  const objective = row.costMinor + row.lossAfterMinor;
  const gap = (objective - row.boundMinor) / Math.max(1, objective);
  if (gap <= 0) return 'none, it is the best';
  return gap < 0.0001 ? 'at most 0.01 %' : `at most ${percent(gap, 2)}`;
}

/** "9 of 12 needs": counted, since units of different items do not add up. */
export function servedText({ served, needs }: PlanRow | PlanAlternative): string {
  return needs === 0 ? 'nothing is short' : `${count(served)} of ${count(needs)} needs`;
}

/** "97 %": of the expected margin that is lost without anything, the part that is kept. */
export function keptText(lostMinor: number, withoutMinor: number): string {
  return withoutMinor <= 0 ? '–' : percent(Math.max(0, withoutMinor - lostMinor) / withoutMinor);
}

/** The second line in the list: lines and money, or where it stands. */
export function lineOf(row: PlanRow): string {
  if (row.status === 'asked' || row.status === 'failed') return STATUS_WORDS[row.status];
  const saved = row.lossBeforeMinor - row.lossAfterMinor - row.costMinor;
  const lines = row.lines === 1 ? '1 line' : `${count(row.lines)} lines`;
  const money = wholeMoney({ minor: saved, currency: row.currency });
  const accepted = row.accepted === 0 ? '' : `, ${count(row.accepted)} accepted`;
  const status = row.status === 'done' ? '' : `, ${STATUS_WORDS[row.status].toLowerCase()}`;
  return `${lines}, gains ${money}${accepted}${status}`;
}
