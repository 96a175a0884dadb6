/** The characters that structure an interchange, as its own ISA segment declares them. */
export interface X12Separators {
  /** Between elements: the character after `ISA`. */
  element: string;
  /** Between the components of a composite: ISA16; undefined where that is a letter, a digit or another separator. */
  component: string | undefined;
  /** Between repetitions of an element: ISA11 from version 00402 on; before, ISA11 was the standard's name (`U`). */
  repetition: string | undefined;
  /** At the end of a segment: the character after ISA16. Line ends that follow it are no part of the next segment. */
  segment: string;
}

/** An interchange header as it was read. */
export interface IsaHeader {
  /** `elements[13]` is ISA13, as in every segment; `elements[0]` is `ISA`. */
  elements: string[];
  separators: X12Separators;
  /** The header was 106 characters with each field in its column. */
  fixedWidth: boolean;
  /** Index of the first character after the header's terminator. */
  end: number;
}

/** Columns of the 16 element separators in a header that is padded as the standard asks (X12.5, ISA). */
const SEPARATOR_COLUMNS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103] as const;

/**
 * A header without its padding is shorter than 106; one padded twice over is still far from this. The bound keeps a file
 * full of `ISA` without separators linear.
 */
const LONGEST_HEADER = 512;

/** The first version (ISA12) whose ISA11 is the repetition separator. */
const REPETITION_SINCE = '00402';

/**
 * Reads the header that starts at `start` (where `ISA` stands). Columns are believed first, so that a separator inside a
 * padded field does no harm; without padding the 16 separators are counted. Undefined where no header can be made out.
 */
export function readIsa(text: string, start: number): IsaHeader | undefined {
  const element = text.charAt(start + 3);
  if (element === '' || isLetterOrDigit(element)) return undefined;
  const columns = SEPARATOR_COLUMNS.every((column) => text[start + column] === element);
  const at = columns
    ? SEPARATOR_COLUMNS.map((column) => start + column)
    : countSeparators(text, start, element);
  const last = at?.[15];
  if (at === undefined || last === undefined) return undefined;

  const declaredComponent = text.charAt(last + 1);
  let segment = text.charAt(last + 2);
  let end = last + 3;
  if (segment === '\r' && text[end] === '\n') {
    // Windows line ends as terminator: the line feed is the one that later lines, edited elsewhere, still have.
    segment = '\n';
    end += 1;
  }
  if (segment === '' || segment === ' ' || segment === element || isLetterOrDigit(segment)) {
    return undefined;
  }

  const elements = ['ISA'];
  for (let i = 0; i < 16; i++) {
    const from = (at[i] ?? last) + 1;
    elements.push(text.slice(from, i === 15 ? from + 1 : at[i + 1]));
  }
  const component = usable(declaredComponent, [element, segment]);
  const repetition =
    (elements[12] ?? '') >= REPETITION_SINCE
      ? usable(elements[11] ?? '', [element, segment, component])
      : undefined;
  return {
    elements,
    separators: { element, component, repetition, segment },
    fixedWidth: columns,
    end,
  };
}

/** Index of the next place from `from` on where a header may start; -1 where there is none. */
export function findIsa(text: string, from: number): number {
  for (let at = text.indexOf('ISA', from); at !== -1; at = text.indexOf('ISA', at + 3)) {
    if (startsIsa(text, at)) return at;
  }
  return -1;
}

/** Whether a header may start here: `ISA` and then a character that can separate. */
export function startsIsa(text: string, at: number): boolean {
  const after = text.charAt(at + 3);
  return text.startsWith('ISA', at) && after !== '' && !isLetterOrDigit(after);
}

function countSeparators(text: string, start: number, element: string): number[] | undefined {
  const found: number[] = [];
  const head = text.slice(start, start + LONGEST_HEADER);
  for (let at = head.indexOf(element); at !== -1; at = head.indexOf(element, at + 1)) {
    found.push(start + at);
    if (found.length === 16) return found;
  }
  return undefined;
}

function usable(candidate: string, taken: readonly (string | undefined)[]): string | undefined {
  if (candidate.length !== 1 || candidate === ' ' || isLetterOrDigit(candidate)) return undefined;
  return taken.includes(candidate) ? undefined : candidate;
}

function isLetterOrDigit(character: string): boolean {
  return /^[A-Za-z0-9]$/.test(character);
}
