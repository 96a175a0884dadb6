import type { PolicyTrace } from '#shared/protocol';
import { exactMoney, type Currency } from '#shared/vocabulary';
import { decimal } from '#ui';

/**
 * What a decision rests on, in a sentence: "TRF-2 v14, row A1, with OVR-3, on value $31,626.00, from CMH, to ATL." What
 * was not known to the conditions is left out.
 */
export function policyTraceWords(trace: PolicyTrace, currency: Currency): string {
  const { policy, rows, overrides, failed, inputs } = trace;
  const seen = Object.entries(inputs)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => inputWords(name, value, currency));
  const parts = [
    policy,
    rows.length === 0
      ? 'no row of its table'
      : `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`,
    ...(overrides.length === 0 ? [] : [`with ${overrides.join(', ')}`]),
    ...(seen.length === 0 ? [] : [`on ${seen.join(', ')}`]),
  ];
  const sentence = `${parts.join(', ')}.`;
  return failed.length === 0 ? sentence : `${sentence} Could not be judged: ${failed.join('; ')}.`;
}

/** Why lines go in their order, each row of policy once: "L1: priority 1 goes first; L2: who needs it first". */
export function rankReasons(ranks: readonly { row: string; why: string }[]): string {
  const reasons = new Map(ranks.map(({ row, why }) => [row, why]));
  return [...reasons].map(([row, why]) => `${row}: ${why}`).join('; ');
}

function inputWords(name: string, value: string | number | boolean, currency: Currency): string {
  if (typeof value === 'number' && name.endsWith('Minor'))
    return `${spaced(name.slice(0, -'Minor'.length))} ${exactMoney({ minor: value, currency })}`;
  return `${spaced(name)} ${said(value)}`;
}

function said(value: string | number | boolean): string {
  if (typeof value === 'number') return decimal(value, 0);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value;
}

function spaced(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}
