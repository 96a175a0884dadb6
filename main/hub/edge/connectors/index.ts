/**
 * Foreign formats: takes in what other systems send as files. A format is a `DocumentReader` (inbox/document-reader.ts): it
 * claims a file by its content, gives its documents, and makes of each the contract's events, or says which of its names
 * nobody knows, so that a person is asked. `readers.ts` lists them; X12 is the first. inbox/ is the tenth feed, and knows
 * no format.
 *
 * x12/read-x12-documents.ts gives, for a file, the check and for each set its identity, envelope faults and document
 * with its problems; its laws are in x12/ARCHITECTURE.md.
 *
 * May import: shared rooms, engine rooms, #operations/network and #operations/shipments. Owns the schema `connectors`
 * (document, item). Emits signalbox.hub.masterData.unknown.v1, and by its feed the events of the contracts.
 */
export type { DocumentReader } from './inbox/document-reader.ts';
export { draftOf } from './inbox/event-draft.ts';
export { Inbox } from './inbox/inbox.job.ts';
export { Translation } from './inbox/translation.ts';
export { READERS } from './readers.ts';
export { checkX12File } from './x12/check-x12-file.ts';
export type { CheckReport } from './x12/check-x12-file.ts';
