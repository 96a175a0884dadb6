/**
 * What is wrong with the data of one document. A blocking problem means that the document cannot become an event before
 * a person has put it right; a doubtful one goes through and is shown beside it.
 */
export interface EdiProblem {
  code: EdiProblemCode;
  severity: 'blocking' | 'doubtful';
  /** The element by its reference designator, `PO102`, or a whole segment, `BEG`. */
  at: string;
  /** The segment's number in the file, counted from 1. */
  segment: number;
  /** A sentence for the person who talks to the partner. */
  message: string;
}

export type EdiProblemCode =
  | 'segment.missing'
  | 'element.missing'
  | 'element.invalid'
  /** A qualifier without its value, or a value without its qualifier (X12 syntax note P). */
  | 'element.halfPair'
  /** A code that the standard, or we, do not know. */
  | 'code.unknown'
  /** A total of the document does not fit its lines. */
  | 'count.differs'
  /** An amount with implied decimals was written with a point. */
  | 'amount.explicitPoint';

/** Whether the document must wait for a person. */
export function isBlocked(problems: readonly EdiProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'blocking');
}
