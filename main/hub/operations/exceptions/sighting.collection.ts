import { defineCollection, type LogEvent, type OwnEvent, type WorldDraft } from '#engine/kernel';
import type { ExceptionType } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { aboutKey } from './exception.collection.ts';

/** A rule sees something that policy does not raise before it has lasted … */
export const EXCEPTION_SIGHTED = 'signalbox.hub.exception.sighted.v1';
/** … and now it has lasted, or it is gone. */
export const SIGHTING_ENDED = 'signalbox.hub.exception.sightingEnded.v1';

export interface ExceptionSighted {
  type: ExceptionType;
  subjectKey: string;
}

/** Something that a rule sees and that is not raised yet. */
export interface Sighting extends ExceptionSighted {
  key: string;
  since: Instant;
}

/** What is looked at until it has lasted as long as policy asks (debounce, ISA-18.2 clause 10: on-delay). */
export const sightings = defineCollection<Sighting>({
  name: 'exceptions.sighting',
  key: (sighting) => sighting.key,
  columns: {
    key: { type: 'text' },
    type: { type: 'text' },
    subjectKey: { type: 'text' },
    since: { type: 'instant' },
  },
});

/** The event that says that a sighting has begun or ended. */
export function sightingEvent(type: string, about: ExceptionSighted): OwnEvent<ExceptionSighted> {
  const subject = aboutKey(about.type, about.subjectKey);
  return { type, subject, data: { type: about.type, subjectKey: about.subjectKey } };
}

export function foldSighted(draft: WorldDraft, event: LogEvent<ExceptionSighted>): void {
  const { type, subjectKey } = event.data;
  draft.put(sightings, {
    key: aboutKey(type, subjectKey),
    type,
    subjectKey,
    since: event.occurredAt,
  });
}

export function foldSightingEnded(draft: WorldDraft, event: LogEvent<ExceptionSighted>): void {
  draft.remove(sightings, aboutKey(event.data.type, event.data.subjectKey));
}
