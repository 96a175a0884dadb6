import { UNIT_WORDS, type Unit } from '#shared/vocabulary';
import type { Arithmetic, ArithmeticLine } from '#shared/protocol';
import type { RuleContext } from '#operations/exceptions';

/** How a finding cites its rule: "STK-04 v1". */
export function cited(rule: string, { policy }: Pick<RuleContext, 'policy'>): string {
  return `${rule} v${policy.version}`;
}

/** A line of shown arithmetic that needs no source of its own. */
export function plainLine(
  label: string,
  value: number,
  unit: ArithmeticLine['unit'],
  total = false,
): ArithmeticLine {
  return { label, value, unit, source: null, asOf: null, total };
}

/** Evidence of a finding that no sum stands behind. */
export function told(title: string, formula: string, lines: ArithmeticLine[] = []): Arithmetic {
  return { title, formula, lines };
}

/** "36 ea", thousands by comma. */
export function counted(quantity: number, unit: Unit): string {
  return `${quantity.toLocaleString('en-US')} ${UNIT_WORDS[unit]}`;
}
