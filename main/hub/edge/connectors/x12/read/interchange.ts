import { FindingBudget } from './fault.ts';
import type { X12Fault, X12Warning } from './fault.ts';
import type { X12Separators } from './isa.ts';
import type { X12Segment } from './segment.ts';

/** Who sends or receives, as the envelope names it: a qualifier (`01` DUNS, `12` phone, `ZZ` agreed …) and a number. */
export interface X12Address {
  qualifier: string;
  id: string;
}

/** A transaction set, ST to SE: one business document. */
export interface X12Set {
  /** ST01: `850`. */
  kind: string;
  /** ST02. */
  control: string;
  /** ST03, the implementation convention; '' before version 005010. */
  implementation: string;
  /** From ST to SE, both included; without SE where that is missing. */
  segments: X12Segment[];
  /** What is wrong with this set's own envelope. */
  faults: X12Fault[];
}

/** A functional group, GS to GE: documents of one kind and version. */
export interface X12Group {
  /** False where sets stood outside any GS: then all the fields below are ''. */
  declared: boolean;
  /** GS01: `PO`. */
  functionCode: string;
  /** GS02 and GS03: the application's codes for sender and receiver. */
  sender: string;
  receiver: string;
  /** GS04 and GS05 as written, CCYYMMDD (before 004010 YYMMDD) and HHMM. */
  date: string;
  time: string;
  /** GS06. */
  control: string;
  /** GS08: version, release and industry identifier, `004010VICS`. */
  version: string;
  sets: X12Set[];
  faults: X12Fault[];
}

/** The other side's word on an interchange that we sent (TA1). */
export interface X12Acknowledgement {
  /** TA101 to TA105: the control number meant, its date and time, A, E or R, and a note code. */
  control: string;
  date: string;
  time: string;
  code: string;
  note: string;
}

/** An interchange, ISA to IEA: what one party sent another at one time. */
export interface X12Interchange {
  sender: X12Address;
  receiver: X12Address;
  /** ISA09 and ISA10 as written: YYMMDD, HHMM. */
  date: string;
  time: string;
  /** ISA12: `00401`. */
  version: string;
  /** ISA13. */
  control: string;
  /** ISA15: P production, T test, I information. */
  usage: string;
  separators: X12Separators;
  groups: X12Group[];
  acknowledgements: X12Acknowledgement[];
  faults: X12Fault[];
}

/** All that a file holds. Faults of a set, a group or an interchange stand with it; those of the file stand here. */
export interface X12Reading {
  interchanges: X12Interchange[];
  faults: X12Fault[];
  warnings: X12Warning[];
}

/**
 * The faults of the file, in the order of its segments, of one segment the innermost envelope first; of each code as many
 * as are kept. How many there are besides, the last one says.
 */
export function faultsOf(reading: X12Reading): X12Fault[] {
  const all = [...reading.faults];
  for (const interchange of reading.interchanges) {
    for (const group of interchange.groups) {
      for (const set of group.sets) all.push(...set.faults);
      all.push(...group.faults);
    }
    all.push(...interchange.faults);
  }
  const budget = new FindingBudget();
  return all.sort((a, b) => a.segment - b.segment).filter(({ code }) => budget.spend(code));
}
