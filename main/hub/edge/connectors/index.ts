/**
 * Foreign formats: turns what other systems send as files into documents of our own shape, checks such files, and takes
 * them in. X12 is the first. A document is still in the partner's words (its partner, site and item numbers, its units);
 * the inbox finds ours for them and makes the contract's events, or asks a person what a name means.
 *
 * x12/read-x12-documents.ts gives, for a file, the check and for each set its identity, envelope faults and document
 * with its problems; its laws are in x12/ARCHITECTURE.md. inbox/ is the tenth feed.
 *
 * May import: shared rooms, engine rooms, #operations/network and #operations/shipments. Owns the schema `connectors`
 * (document, item). Emits signalbox.hub.masterData.unknown.v1, and by its feed the events of the contracts.
 */
export { Inbox } from './inbox/inbox.job.ts';
export { checkX12File } from './x12/check-x12-file.ts';
export type { CheckReport } from './x12/check-x12-file.ts';
