/**
 * What is wrong with an envelope, as a stable code, a place and a sentence. `segment` counts the segments of the file
 * from 1 (0: the file as a whole), because a segment is what a partner's own tools count too; a byte or a line is not.
 */
export interface X12Fault {
  code: X12FaultCode;
  segment: number;
  message: string;
}

/** A fault makes the envelope wrong: data may be missing, doubled or cut. */
export type X12FaultCode =
  | 'file.empty'
  | 'isa.missing'
  | 'isa.damaged'
  | 'iea.missing'
  | 'iea01.count'
  | 'iea02.control'
  | 'gs.missing'
  | 'ge.missing'
  | 'ge01.count'
  | 'ge02.control'
  | 'st.missing'
  | 'se.missing'
  | 'se01.count'
  | 'se02.control'
  | 'faults.more';

/** A warning is against the standard, and yet every count and control number can be right. */
export interface X12Warning {
  code: X12WarningCode;
  segment: number;
  message: string;
}

export type X12WarningCode =
  | 'file.byteOrderMark'
  | 'file.encoding'
  | 'file.junk'
  | 'isa.width'
  | 'isa.separators'
  | 'control.repeated'
  | 'group.function'
  | 'segment.stray'
  | 'segment.empty'
  | 'segment.unterminated'
  | 'warnings.more';

/**
 * So many of one code are kept per file; a text file of a million `SE` is reported, not echoed. One more entry says how
 * many were left out.
 */
const KEPT_PER_CODE = 100;

/** Keeps the first findings of each code and counts the rest. */
export class FindingBudget {
  readonly #seen = new Map<string, number>();

  /** True while findings of this code are still kept. */
  spend(code: string): boolean {
    const seen = (this.#seen.get(code) ?? 0) + 1;
    this.#seen.set(code, seen);
    return seen <= KEPT_PER_CODE;
  }

  /** A sentence of what was left out; undefined where nothing was. */
  leftOut(): string | undefined {
    const parts = [...this.#seen]
      .filter(([, seen]) => seen > KEPT_PER_CODE)
      .map(([code, seen]) => `${seen - KEPT_PER_CODE} of ${code}`);
    return parts.length === 0 ? undefined : `left out here: ${parts.join(', ')}`;
  }
}
