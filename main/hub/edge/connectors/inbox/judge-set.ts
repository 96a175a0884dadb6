import type { WorldView } from '#engine/kernel';
import type { EdiDocument } from '../x12/map/map-set.ts';
import type { EdiIdentity } from '../x12/map/identity.ts';
import { valueOf } from '../x12/map/value-of.ts';
import type { ReadSet } from '../x12/read-x12-documents.ts';
import type { EventDraft } from './event-draft.ts';
import { numberOf, toEvents } from './to-events.ts';
import { Translation, type UnknownWord } from './translation.ts';

/** What becomes of a document now. */
export type Verdict =
  | { kind: 'through'; events: EventDraft[] }
  /** Names are unknown; a person says what they mean, and it is judged again. */
  | { kind: 'waits'; unknown: UnknownWord[] }
  /** A dead letter: where in the document, and why. */
  | { kind: 'dead'; reason: string; path: string };

/** What is kept of a set that can be judged: enough to do it again when a name has become known. */
export interface KeptSet {
  identity: EdiIdentity;
  document: EdiDocument;
}

/**
 * Judges a set as read: damaged envelopes, sets that are not mapped, documents with blocking problems and test documents
 * (ISA15 `T`, which only an embedded simulator's world may take) are dead letters at once.
 */
export function judgeSet(set: ReadSet, world: WorldView, takesTests: boolean): Verdict {
  const { mapping, identity } = set;
  if (!mapping.ok) return { kind: 'dead', reason: `set not mapped: ${identity.set}`, path: 'ST01' };
  const [fault] = set.isWhole ? [] : set.faults;
  if (fault) return { kind: 'dead', reason: fault.message, path: `segment ${fault.segment}` };
  const blocking = mapping.problems.find((problem) => problem.severity === 'blocking');
  if (blocking) return { kind: 'dead', reason: blocking.message, path: blocking.at };
  if (identity.isTest && !takesTests)
    return { kind: 'dead', reason: 'a test document must not become business', path: 'ISA15' };
  return judgeDocument({ identity, document: mapping.document }, world);
}

/** Judges a document whose set is right, on the master data as it is now. */
export function judgeDocument({ identity, document }: KeptSet, world: WorldView): Verdict {
  const translation = new Translation(world, identity, {
    about: aboutOf(identity, document),
    value: valueOf(document),
  });
  const events = toEvents(document, translation);
  if (translation.refusal) return { kind: 'dead', ...translation.refusal };
  if (translation.unknown.length > 0) return { kind: 'waits', unknown: translation.unknown };
  if (events.length === 0)
    return { kind: 'dead', reason: 'nothing in it is an event of ours', path: 'ST01' };
  return { kind: 'through', events };
}

function aboutOf(identity: EdiIdentity, document: EdiDocument): string {
  return `${identity.set} ${numberOf(document)}`.trim().slice(0, 128);
}
