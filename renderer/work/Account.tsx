import type { Arithmetic, ArithmeticLine } from '#shared/protocol';
import { isStale, MINUTE_MS, UNIT_WORDS } from '#shared/vocabulary';
import type { Currency } from '#shared/vocabulary';
import {
  ArithmeticTable,
  count,
  durationText,
  exactMoney,
  Note,
  percent,
  sourceName,
  Section,
  dayTime,
  useViewpoint,
} from '#ui';

interface AccountProps {
  arithmetic: Arithmetic;
  /** Of the lines in minor units. */
  currency?: Currency;
  /** What stands at the head's right; the formula stands below the lines. */
  aside?: string;
}

/** Arithmetic as the hub did it: every line with its value, its source and its as-of, the formula below. */
export function Account({ arithmetic, currency = 'USD', aside }: AccountProps) {
  const view = useViewpoint();
  return (
    <Section title={arithmetic.title} aside={aside}>
      <ArithmeticTable
        label={arithmetic.title}
        lines={arithmetic.lines.map((line) => ({
          label: line.label,
          source: sourceText(line, (instant) => dayTime(instant, view)),
          value: amountText(line, currency),
          staleSince:
            line.asOf !== null && isStale(line.asOf, view.nowMs) ? line.asOf.occurredAt : null,
          isTotal: line.total,
        }))}
      />
      <Note>{arithmetic.formula}</Note>
    </Section>
  );
}

/** The value of a line in its unit: `−288 ea`, `$2,328.00`, `6 h 25 min`, `95 %`. */
export function amountText({ value, unit }: ArithmeticLine, currency: Currency): string {
  if (unit === 'minor') return exactMoney({ minor: value, currency });
  if (unit === 'minutes') return `${value < 0 ? '−' : ''}${durationText(value * MINUTE_MS)}`;
  if (unit === 'percent') return percent(value / 100);
  return `${count(value)} ${UNIT_WORDS[unit]}`;
}

function sourceText(line: ArithmeticLine, time: (instant: string) => string): string | undefined {
  const parts = [
    line.source === null ? null : sourceName(line.source),
    line.asOf === null ? null : time(line.asOf.occurredAt),
  ];
  const text = parts.filter((part) => part !== null).join(' ');
  return text === '' ? undefined : text;
}
