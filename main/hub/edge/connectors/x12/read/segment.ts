import type { X12Separators } from './isa.ts';

/** One segment. `elements[0]` is its identifier, so that PO103 is `elements[3]`; an absent element is ''. */
export interface X12Segment {
  id: string;
  elements: readonly string[];
  /** Counts the segments of the file from 1, its ISA included. */
  position: number;
}

/** Where a segment begins. */
export interface SegmentStart {
  /** Index of its first character. */
  start: number;
  /** Terminators with nothing before them that were passed on the way here. */
  emptyBefore: number;
}

/** A segment as it was cut from the text. */
export interface CutSegment {
  id: string;
  elements: string[];
  /** Index of the first character after its terminator. */
  end: number;
  /** False where the file ended before a terminator came. */
  terminated: boolean;
}

/** Where the next segment begins, from `at` on; undefined at the end of the text. */
export function segmentStart(
  text: string,
  at: number,
  separators: X12Separators,
): SegmentStart | undefined {
  let start = at;
  let emptyBefore = 0;
  for (;;) {
    start = skipBlank(text, start);
    if (start >= text.length) return undefined;
    if (text[start] !== separators.segment) return { start, emptyBefore };
    emptyBefore += 1;
    start += 1;
  }
}

/**
 * Cuts the segment that begins at `start`. Blanks and line ends around a segment are not part of it (files are wrapped,
 * indented and printed); inside an element they are kept, because only the sender knows whether they were meant.
 */
export function cutSegment(text: string, start: number, separators: X12Separators): CutSegment {
  const binary = binaryEnd(text, start, separators);
  const found = binary ?? text.indexOf(separators.segment, start);
  const terminated = found !== -1;
  const stop = terminated ? found : text.length;
  const elements =
    binary === undefined
      ? trimEndBlank(text.slice(start, stop)).split(separators.element)
      : binaryElements(text.slice(start, stop), separators.element);
  return {
    id: (elements[0] ?? '').trim(),
    elements,
    end: terminated ? stop + 1 : stop,
    terminated,
  };
}

/** The components of a composite element, `['PC', '11.1']` of `PC>11.1`; of a simple element the one value. */
export function componentsOf(element: string, separators: X12Separators): string[] {
  return separators.component === undefined ? [element] : element.split(separators.component);
}

const BINARY_HEAD = /^BIN(.)(\d{1,15})\1/s;

/**
 * Where the terminator of a BIN segment stands: its data (BIN02) is as long as BIN01 says and may hold any character.
 * Undefined where this is no BIN or the length leads to no terminator: then it is cut like any other segment. The length
 * is in octets and taken as characters: binary data is no UTF-8, so its file was read one octet a character.
 */
function binaryEnd(text: string, start: number, separators: X12Separators): number | undefined {
  if (!text.startsWith('BIN', start)) return undefined;
  const head = BINARY_HEAD.exec(text.slice(start, start + 24));
  if (head === null || head[1] !== separators.element) return undefined;
  const at = start + head[0].length + Number(head[2]);
  return text[at] === separators.segment ? at : undefined;
}

function binaryElements(text: string, element: string): string[] {
  const second = text.indexOf(element, 4);
  return ['BIN', text.slice(4, second), text.slice(second + 1)];
}

/** White space, and what old systems pad or end a file with: NUL, Ctrl-Z. The ASCII separators 1C to 1F are none. */
// oxlint-disable-next-line no-control-regex -- these two control characters are what it looks for
const BLANK = /[\s\0\u001A]/;

/** Index of the first character from `at` on that is not blank. */
export function skipBlank(text: string, at: number): number {
  let index = at;
  while (index < text.length && BLANK.test(text.charAt(index))) index += 1;
  return index;
}

function trimEndBlank(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
