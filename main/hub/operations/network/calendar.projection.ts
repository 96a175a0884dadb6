import type { LogEvent, WorldDraft } from '#engine/kernel';
import { calendars } from './calendar.collection.ts';
import type { CalendarSet } from './own-events.ts';

/** The last word of a person is the calendar; each earlier one is in the history. */
export function foldCalendarSet(draft: WorldDraft, event: LogEvent<CalendarSet>): void {
  draft.put(calendars, {
    ...event.data,
    setBy: event.actor ?? 'hub',
    reason: event.reason ?? '',
    setAt: event.receivedAt,
  });
}
