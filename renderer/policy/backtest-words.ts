import {
  BACKTESTED,
  type BacktestMeasure,
  type BacktestResult,
  type FlipKind,
  type PolicyName,
} from '#shared/protocol';
import { count, signed, wholeMoney } from '#ui';

/** A measure of a back-test as three columns: before, after, change. */
export interface MeasureLine {
  label: string;
  before: string;
  after: string;
  change: string;
}

/** The measures that are compared, in the order in which they are read. */
export function measureLines(result: BacktestResult): MeasureLine[] {
  const { currency } = result;
  const money = (minor: number): string => wholeMoney({ minor, currency });
  const line = (
    label: string,
    { before, after }: BacktestMeasure,
    text: (value: number) => string = count,
  ): MeasureLine => ({
    label,
    before: text(before),
    after: text(after),
    change: signed(after - before, text),
  });
  return [
    line('Exceptions raised', result.exceptions),
    line('Past due', result.breaches),
    line('At risk, the most of each', result.atRiskMinor, money),
    line('Approvals asked', result.approvals),
    line('Transfers let through', result.letThrough),
    line('Value that somebody agrees to', result.approvedMinor, money),
    line('Invoice approvals', result.invoiceApprovals),
    line('Sold between entities', result.pricedMinor, money),
  ];
}

const NOT_TESTED: Partial<Record<PolicyName, string>> = {
  planning: 'The past has no plans of another policy: plan again once it is published',
  allocation:
    'The past says nothing about ranks: who gets what is there is seen once they are published',
};

/** Why a policy cannot be held against the past; null when it can. */
export function whyNotTested(policy: PolicyName): string | null {
  if (BACKTESTED.includes(policy)) return null;
  return NOT_TESTED[policy] ?? 'The past says nothing about what it decides';
}

/** What changes, in one sentence: "25 exceptions fewer, 6 past due fewer". */
export function changeWords(result: BacktestResult): string {
  const parts = [
    words(result.exceptions, 'exceptions'),
    words(result.breaches, 'past due'),
    words(result.approvals, 'approvals'),
    words(result.invoiceApprovals, 'invoice approvals'),
    soldWords(result),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no exception, approval or price would be another' : parts.join(', ');
}

function soldWords({ pricedMinor: { before, after }, currency }: BacktestResult): string | null {
  if (before === after) return null;
  const by = wholeMoney({ minor: Math.abs(after - before), currency });
  return `sold between entities for ${by} ${after > before ? 'more' : 'less'}`;
}

/** The lists of cases that end otherwise, in the order in which they are read. */
export const FLIP_WORDS: Readonly<Record<FlipKind, { title: string; nothing: string }>> = {
  exception: {
    title: 'Exceptions',
    nothing: 'Every exception would be raised, or not, as it is now.',
  },
  breach: { title: 'Past due', nothing: 'No exception would be past due, or in time, otherwise.' },
  approval: { title: 'Approvals', nothing: 'Every transfer would ask the same people.' },
  invoice: { title: 'Invoices', nothing: 'Every invoice would ask the same people.' },
  price: { title: 'Prices', nothing: 'Every transfer would be priced as it is now.' },
};

function words({ before, after }: BacktestMeasure, what: string): string | null {
  if (before === after) return null;
  return `${count(Math.abs(after - before))} ${what} ${after > before ? 'more' : 'fewer'}`;
}
