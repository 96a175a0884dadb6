/**
 * Foreign formats: turns what other systems send as files into documents of our own shape, and checks such files. X12 is
 * the first. A document is still in the partner's words (its partner, site and item numbers, its units); who takes it
 * from here finds ours for them and makes the contract's events.
 *
 * Inside this room x12/read-x12-documents.ts is the way in: for a file it gives the check and, for each set, identity,
 * envelope faults and the document with its problems. The laws are in x12/ARCHITECTURE.md.
 *
 * May import: #shared/vocabulary. Owns no tables; reads and emits no events; no I/O, no clock.
 */
export { checkX12File } from './x12/check-x12-file.ts';
export type { CheckReport } from './x12/check-x12-file.ts';
