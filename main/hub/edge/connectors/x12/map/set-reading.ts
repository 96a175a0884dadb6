import { FindingBudget } from '../read/fault.ts';
import type { X12Separators } from '../read/isa.ts';
import type { X12Set } from '../read/interchange.ts';
import { componentsOf } from '../read/segment.ts';
import type { X12Segment } from '../read/segment.ts';
import { minorDigits } from './currency.ts';
import { parseDecimal, parseImplied } from './exact-number.ts';
import type { ExactNumber } from './exact-number.ts';
import { meaningIn } from './meaning.ts';
import { parseDay, parseTime } from './moment.ts';
import type { EdiMoment } from './moment.ts';
import type { EdiProblem } from './problem.ts';
import { MICRO_PLACES } from './quantity.ts';
import type { EdiQuantity } from './quantity.ts';

/** Which elements of a segment make a moment; `century` is an element of its own in some segments before 004010. */
export interface MomentElements {
  date: number;
  time?: number;
  zone?: number;
  century?: number;
}

const WHY = {
  notANumber: 'is no number',
  tooFine: 'has more decimals than can be kept exactly',
  tooLarge: 'is too large to be true',
} as const;

/**
 * One set while it is being mapped: gives elements as values and notes what is wrong with them. A value that cannot be
 * read is a problem and undefined, never a guess.
 */
export class SetReading {
  readonly set: X12Set;
  readonly separators: X12Separators;
  /** Version and release, `004010`: compares as text. */
  readonly version: string;
  readonly problems: EdiProblem[] = [];
  readonly #budget = new FindingBudget();
  /** CUR02 of the document, once it was read; decides how many decimals a minor unit has. */
  currency: string | undefined;

  constructor(set: X12Set, separators: X12Separators, version: string) {
    this.set = set;
    this.separators = separators;
    this.version = version.slice(0, 6).padEnd(6, '0');
  }

  /** The segments between ST and SE. */
  get body(): X12Segment[] {
    const last = this.set.segments.at(-1)?.id === 'SE' ? -1 : undefined;
    return this.set.segments.slice(1, last);
  }

  /** The first segment of this identifier; without one, a blocking problem. */
  needSegment(segments: readonly X12Segment[], id: string, what: string): X12Segment | undefined {
    const found = segments.find((segment) => segment.id === id);
    if (found === undefined) {
      this.#add({
        code: 'segment.missing',
        severity: 'blocking',
        at: id,
        segment: this.set.segments[0]?.position ?? 0,
        message: `there is no ${id}, ${what}`,
      });
    }
    return found;
  }

  /** The element without surrounding blanks; undefined where it is absent or empty. */
  text(segment: X12Segment | undefined, n: number): string | undefined {
    const trimmed = segment?.elements[n]?.trim();
    return trimmed === '' ? undefined : trimmed;
  }

  /** The element, or '' and a blocking problem. Nothing is said where the whole segment is missing: that was said. */
  need(segment: X12Segment | undefined, n: number, what: string): string {
    const found = this.text(segment, n);
    if (found === undefined && segment !== undefined) this.missing(segment, n, what);
    return found ?? '';
  }

  missing(segment: X12Segment, n: number, what: string): void {
    this.note(segment, n, 'element.missing', 'blocking', `${what} is missing`);
  }

  /** An element that must be one of these codes; another is kept and noted. */
  known<T>(
    segment: X12Segment | undefined,
    n: number,
    meanings: Readonly<Record<string, T>>,
    what: string,
  ): T | undefined {
    const code = this.text(segment, n);
    if (segment === undefined || code === undefined) return undefined;
    const meaning = meaningIn(meanings, code);
    if (meaning === undefined) {
      this.note(segment, n, 'code.unknown', 'doubtful', `${what} ${code} is not known`);
    }
    return meaning;
  }

  /** A quantity (type R) and its unit, which may be a composite (C001): then its first component. */
  quantity(segment: X12Segment | undefined, n: number, unitAt: number): EdiQuantity | undefined {
    const micro = this.decimal(segment, n, MICRO_PLACES, 'the quantity');
    if (micro === undefined) return undefined;
    const unit = this.text(segment, unitAt) ?? '';
    return { micro, unit: componentsOf(unit, this.separators)[0]?.trim() ?? '' };
  }

  /** The quantity, or a blocking problem. */
  needQuantity(
    segment: X12Segment,
    n: number,
    unitAt: number,
    what: string,
  ): EdiQuantity | undefined {
    if (this.text(segment, n) === undefined) {
      this.missing(segment, n, what);
      return undefined;
    }
    return this.quantity(segment, n, unitAt);
  }

  /** A unit price (type R) in millionths of the currency's major unit. */
  priceMicro(segment: X12Segment | undefined, n: number): number | undefined {
    return this.decimal(segment, n, MICRO_PLACES, 'the price');
  }

  /** An amount with an explicit point (type R) in minor units of the document's currency. */
  amountMinor(segment: X12Segment | undefined, n: number): number | undefined {
    return this.decimal(segment, n, minorDigits(this.currency), 'the amount');
  }

  /** An amount with two implied decimals (type N2) in minor units of the document's currency. */
  impliedMinor(segment: X12Segment | undefined, n: number): number | undefined {
    const text = this.text(segment, n);
    if (segment === undefined || text === undefined) return undefined;
    const parsed = parseImplied(text, 2, minorDigits(this.currency));
    if (text.includes('.')) {
      const message = `the amount ${text} has a point where two decimals are implied; the point was believed`;
      this.note(segment, n, 'amount.explicitPoint', 'doubtful', message);
    }
    return this.#kept(segment, n, parsed, `the amount ${text}`, 'blocking');
  }

  /** A number of type R times 10^places; one that cannot be read blocks, unless it is only for information. */
  decimal(
    segment: X12Segment | undefined,
    n: number,
    places: number,
    what: string,
    severity: EdiProblem['severity'] = 'blocking',
  ): number | undefined {
    const text = this.text(segment, n);
    if (segment === undefined || text === undefined) return undefined;
    return this.#kept(segment, n, parseDecimal(text, places), `${what} ${text}`, severity);
  }

  /** A date and what goes with it; undefined where there is no date or it is none. */
  moment(segment: X12Segment | undefined, at: MomentElements): EdiMoment | undefined {
    const day = this.text(segment, at.date);
    if (segment === undefined || day === undefined) return undefined;
    const century = at.century === undefined ? undefined : this.text(segment, at.century);
    const date = parseDay(day, century);
    if (date === undefined) {
      this.note(segment, at.date, 'element.invalid', 'doubtful', `${day} is no date`);
      return undefined;
    }
    const clock = at.time === undefined ? undefined : this.text(segment, at.time);
    const time = clock === undefined ? undefined : parseTime(clock);
    if (clock !== undefined && time === undefined && at.time !== undefined) {
      this.note(segment, at.time, 'element.invalid', 'doubtful', `${clock} is no time of day`);
    }
    const zone = at.zone === undefined ? undefined : this.text(segment, at.zone);
    return { date, time, zone };
  }

  /** Notes a problem of one element; `n` 0 means the segment as a whole. */
  note(
    segment: X12Segment,
    n: number,
    code: EdiProblem['code'],
    severity: EdiProblem['severity'],
    message: string,
  ): void {
    const at = n === 0 ? segment.id : `${segment.id}${String(n).padStart(2, '0')}`;
    this.#add({ code, severity, at, segment: segment.position, message });
  }

  /** Of each code and severity the first are kept: none that blocks is crowded out by doubtful ones. */
  #add(problem: EdiProblem): void {
    if (this.#budget.spend(`${problem.severity} ${problem.code}`)) this.problems.push(problem);
  }

  #kept(
    segment: X12Segment,
    n: number,
    parsed: ExactNumber,
    what: string,
    severity: EdiProblem['severity'],
  ): number | undefined {
    if (parsed.ok) return parsed.value;
    this.note(segment, n, 'element.invalid', severity, `${what} ${WHY[parsed.why]}`);
    return undefined;
  }
}
