import type { X12Fault, X12Warning } from './read/fault.ts';
import { faultsOf } from './read/interchange.ts';
import type { X12Reading } from './read/interchange.ts';
import { readX12 } from './read/read-x12.ts';

/** What `signalbox x12 check` says of one file; as JSON, one line. */
export interface CheckReport {
  file: string;
  /** Every envelope's counts and control numbers are right: there are no faults. Warnings do not count. */
  ok: boolean;
  interchanges: number;
  groups: number;
  /** How many of each set, by ST01. */
  sets: Record<string, number>;
  /** Segments inside sets, ST and SE included, as SE01 counts them. */
  segments: number;
  faults: X12Fault[];
  warnings: X12Warning[];
}

/** Checks the envelopes of a file. Never throws: whatever the bytes are, the report says so. */
export function checkX12File(bytes: Uint8Array, file: string): CheckReport {
  return reportOf(readX12(bytes), file);
}

/** The same report of a file already read. */
export function reportOf(reading: X12Reading, file: string): CheckReport {
  const groups = reading.interchanges.flatMap((interchange) => interchange.groups);
  const sets = groups.flatMap((group) => group.sets);
  const perKind = new Map<string, number>();
  let segments = 0;
  for (const set of sets) {
    perKind.set(set.kind, (perKind.get(set.kind) ?? 0) + 1);
    segments += set.segments.length;
  }
  const faults = faultsOf(reading);
  return {
    file,
    ok: faults.length === 0,
    interchanges: reading.interchanges.length,
    groups: groups.filter((group) => group.declared).length,
    sets: Object.fromEntries(perKind),
    segments,
    faults,
    warnings: reading.warnings,
  };
}
