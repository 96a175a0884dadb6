/** Facts that led to a refusal, as the person will read them; keys are stable names, values plain. */
export type RefusalFacts = Record<string, string | number | boolean | null>;

/**
 * An expected "no": policy, stale stock, wrong state. The dotted code is part of the contract, the console turns it
 * into words; `field` names the input to correct.
 */
export interface Refusal {
  code: string;
  facts: RefusalFacts;
  field?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse(
  code: string,
  facts: RefusalFacts = {},
  field?: string,
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: field === undefined ? { code, facts } : { code, facts, field } };
}
