import type { DocumentFault, DocumentReader, ReadDocument } from '../inbox/document-reader.ts';
import type { EdiIdentity } from './map/identity.ts';
import type { EdiDocument } from './map/map-set.ts';
import { valueOf } from './map/value-of.ts';
import { readX12Documents, type ReadSet } from './read-x12-documents.ts';
import { decodeText } from './read/decode.ts';
import { findIsa } from './read/isa.ts';
import { numberOf, toEvents } from './to-events.ts';
import { X12Translation } from './x12-translation.ts';

/** What is kept of a set; without a document for one that is not mapped. */
export interface X12Content {
  identity: EdiIdentity;
  document: EdiDocument | null;
}

/**
 * X12: each set of each interchange is a document. Damaged envelopes, sets that are not mapped and documents with blocking
 * problems are dead letters; a file is X12's when an ISA stands anywhere in it.
 */
export const x12Reader: DocumentReader<X12Content> = {
  name: 'x12',
  claims: (bytes) => findIsa(decodeText(bytes).text, 0) !== -1,
  read(bytes, file) {
    const { report, sets } = readX12Documents(bytes, file);
    // A set's own fault stands in its own letter; what is wrong further out may have lost others.
    const fault = report.faults.find(({ code }) => !code.startsWith('se')) ?? report.faults[0];
    return {
      documents: sets.map(documentOf),
      fault: fault ? { reason: fault.message, path: 'ISA' } : null,
      isCutOff: report.faults.at(-1)?.code === 'iea.missing',
    };
  },
  translate({ identity, document }, world) {
    if (document === null) return { events: [], unknown: [], refusal: notMapped(identity) };
    const about = `${identity.set} ${numberOf(document)}`.trim().slice(0, 128);
    const to = new X12Translation(world, identity, { about, value: valueOf(document) });
    return to.as(toEvents(document, to));
  },
};

function documentOf(set: ReadSet): ReadDocument<X12Content> {
  const { identity, mapping } = set;
  const { id, contentHash, sender } = identity;
  return {
    identity: {
      id,
      contentHash,
      sender: `${sender.qualifier}:${sender.id}`,
      type: identity.set,
      place: `${identity.interchangeControl}/${identity.setControl}`,
    },
    content: { identity, document: mapping.ok ? mapping.document : null },
    fault: faultOf(set),
    testMark: identity.isTest ? 'ISA15' : null,
  };
}

function faultOf({ identity, mapping, isWhole, faults }: ReadSet): DocumentFault | null {
  if (!mapping.ok) return notMapped(identity);
  const [fault] = isWhole ? [] : faults;
  if (fault) return { reason: fault.message, path: `segment ${fault.segment}` };
  const blocking = mapping.problems.find(({ severity }) => severity === 'blocking');
  return blocking ? { reason: blocking.message, path: blocking.at } : null;
}

function notMapped({ set }: EdiIdentity): DocumentFault {
  return { reason: `set not mapped: ${set}`, path: 'ST01' };
}
