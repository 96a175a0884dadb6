import { identityOf } from './map/identity.ts';
import type { EdiIdentity } from './map/identity.ts';
import { mapSet } from './map/map-set.ts';
import type { EdiMapping } from './map/map-set.ts';
import { reportOf } from './check-x12-file.ts';
import type { CheckReport } from './check-x12-file.ts';
import type { X12Fault } from './read/fault.ts';
import type { X12Acknowledgement } from './read/interchange.ts';
import { readX12 } from './read/read-x12.ts';

/** A file as business: its check, and one entry for each set in it. */
export interface X12File {
  report: CheckReport;
  sets: ReadSet[];
  /** TA1 of all interchanges: the other side's word on what we sent. */
  acknowledgements: X12Acknowledgement[];
}

export interface ReadSet {
  identity: EdiIdentity;
  /**
   * Faults of the envelopes around this set, its own, its group's and its interchange's. With one of its own the set may
   * lack segments; with one further out it is whole, and others may be lost.
   */
  faults: X12Fault[];
  /** The set's own envelope is right. */
  isWhole: boolean;
  mapping: EdiMapping;
}

/** Reads a file and maps each of its sets. Never throws. */
export function readX12Documents(bytes: Uint8Array, file: string): X12File {
  const reading = readX12(bytes);
  return {
    report: reportOf(reading, file),
    sets: reading.interchanges.flatMap((interchange) =>
      interchange.groups.flatMap((group) =>
        group.sets.map((set) => ({
          identity: identityOf(interchange, group, set),
          faults: [...set.faults, ...group.faults, ...interchange.faults],
          isWhole: set.faults.length === 0,
          mapping: mapSet(interchange, group, set),
        })),
      ),
    ),
    acknowledgements: reading.interchanges.flatMap((interchange) => interchange.acknowledgements),
  };
}
