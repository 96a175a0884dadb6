/**
 * Foreign formats: turns what other systems send as files into documents of our own shape, and checks such files. X12 is
 * the first. A document is still in the partner's words (its partner, site and item numbers); who takes it from here
 * finds ours for them and makes the contract's events.
 *
 * May import: #shared/vocabulary. Owns no tables; reads and emits no events; no I/O, no clock.
 */
export { checkX12File, reportOf } from './x12/check-x12-file.ts';
export type { CheckReport } from './x12/check-x12-file.ts';
