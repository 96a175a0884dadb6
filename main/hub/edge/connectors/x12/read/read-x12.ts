import { decodeText } from './decode.ts';
import { EnvelopeBuilder } from './envelope.ts';
import type { X12Reading } from './interchange.ts';
import { findIsa, readIsa, startsIsa } from './isa.ts';
import type { X12Separators } from './isa.ts';
import { cutSegment, segmentStart, skipBlank } from './segment.ts';
import type { CutSegment } from './segment.ts';

/**
 * Reads a file of any number of interchanges, each with its own separators, and whatever stands around them. Never
 * throws and never guesses: separators are those of the ISA, segments are cut where its terminator stands, and what does
 * not fit becomes a fault or a warning. Linear in the size of the file.
 */
export function readX12(bytes: Uint8Array): X12Reading {
  const decoded = decodeText(bytes);
  const builder = new EnvelopeBuilder();
  if (decoded.byteOrderMark) {
    builder.warn('file.byteOrderMark', 0, 'the file begins with a byte-order mark');
  }
  if (decoded.encoding !== 'utf-8') {
    builder.warn('file.encoding', 0, `the file is no UTF-8; read as ${decoded.encoding}`);
  }
  return readText(decoded.text, builder);
}

function readText(text: string, builder: EnvelopeBuilder): X12Reading {
  let segmentCount = 0;
  let at = 0;
  let searchFrom = 0;
  /** Where the first word stands that belongs to no interchange read so far. */
  let contentAt = skipBlank(text, 0);
  if (contentAt >= text.length) {
    builder.fault('file.empty', 0, 'the file is empty');
    return builder.finish(0);
  }
  for (;;) {
    const start = findIsa(text, searchFrom);
    if (start === -1) break;
    const header = readIsa(text, start);
    if (header === undefined) {
      if (contentAt === start) {
        const message =
          'an ISA without its 16 elements, or without a separator and a terminator after them';
        builder.fault('isa.damaged', segmentCount + 1, message);
      }
      searchFrom = start + 3;
      continue;
    }
    judgeBetween(text.slice(at, start), segmentCount, builder);
    segmentCount += 1;
    builder.openInterchange(header, segmentCount);
    at = header.end;
    while (builder.isOpen) {
      const next = segmentStart(text, at, header.separators);
      if (next === undefined) {
        at = text.length;
        builder.closeInterchange(segmentCount);
        break;
      }
      if (next.emptyBefore > 0) {
        const message = `${next.emptyBefore} terminators with no segment before them`;
        builder.warn('segment.empty', segmentCount + 1, message);
      }
      if (startsIsa(text, next.start)) {
        at = next.start;
        builder.closeInterchange(segmentCount);
        break;
      }
      segmentCount += 1;
      const glued = gluedIea(text, next.start, header.separators);
      const { id, elements, end, terminated } =
        glued ?? cutSegment(text, next.start, header.separators);
      at = end;
      if (glued !== undefined) {
        const message = 'IEA without a terminator, and the next ISA directly after it';
        builder.warn('segment.unterminated', segmentCount, message);
      } else if (!terminated && id !== 'IEA') {
        builder.warn('segment.unterminated', segmentCount, 'the file ends inside a segment');
      }
      builder.take({ id, elements, position: segmentCount });
    }
    searchFrom = at;
    contentAt = skipBlank(text, at);
  }
  judgeBetween(text.slice(at), segmentCount, builder);
  if (builder.reading.interchanges.length === 0 && builder.reading.faults.length === 0) {
    builder.fault('isa.missing', 0, 'no ISA: this is no X12 interchange');
  }
  return builder.finish(segmentCount);
}

/** An IEA with its two elements is shorter, blanks before the next ISA included. */
const LONGEST_IEA = 64;

/**
 * An IEA that lost its terminator when two files were joined, `IEA*1*000000101ISA*00*…`: it ends where the `ISA` begins.
 * Undefined for a right one. Looked for before anything is cut: the terminator that is missing may never come again.
 */
function gluedIea(text: string, start: number, separators: X12Separators): CutSegment | undefined {
  const [id, count = '', rest = ''] = text
    .slice(start, start + LONGEST_IEA)
    .split(separators.element);
  const glued = id === 'IEA' ? /^(\d{1,9})\s*(?=ISA(?![A-Za-z0-9]))/.exec(rest) : null;
  if (glued === null || `${count}${glued[0]}`.includes(separators.segment)) return undefined;
  const end = start + `IEA*${count}*${glued[0]}`.length;
  return { id: 'IEA', elements: ['IEA', count, glued[1] ?? ''], end, terminated: false };
}

/** What stands before, between and after interchanges. Envelope segments there have lost their ISA; other text is junk. */
function judgeBetween(between: string, segmentCount: number, builder: EnvelopeBuilder): void {
  const found = between.slice(skipBlank(between, 0)).trimEnd();
  if (found === '') return;
  const envelope = /^(GS|ST|SE|GE|IEA)[^A-Za-z0-9\s]/.exec(found);
  if (envelope !== null) {
    const message = `${envelope[1]} outside any interchange: its ISA is missing`;
    builder.fault('isa.missing', segmentCount + 1, message);
    return;
  }
  const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
  builder.warn('file.junk', segmentCount, `text outside any interchange: ${shown}`);
}
