import type { LogEvent, WorldDraft } from '#engine/kernel';
import { clockOf } from './clock.projection.ts';
import { exceptions } from './exception.collection.ts';
import { change } from './exception.projection.ts';
import { LADDER_FOOT } from './ladder.ts';
import type { ExceptionFolded, ExceptionMerged, ExceptionUnfolded } from './own-events.ts';
import { personName } from './person-name.ts';
import { forgetRaising, noteAgain } from './raising.collection.ts';

/** Under its cause, by a rule or by a person: it has no clock of its own there and interrupts nobody. */
export function foldFolded(draft: WorldDraft, event: LogEvent<ExceptionFolded>): void {
  const { parent, cause, by, placedUnder } = event.data;
  forgetRaising(draft, event);
  if (placedUnder === undefined) {
    // Where a person had put it counts again, once that stands again.
    const what = `it folded under ${parent}`;
    change(draft, event, what, ({ placedBy }) => ({ parent, cause, foldedBy: by ?? placedBy }));
    return;
  }
  change(draft, event, `${personName(event.actor)} put it under ${placedUnder}`, (known) => ({
    parent,
    cause,
    foldedBy: event.actor,
    placedUnder,
    placedBy: event.actor,
    apartFrom: known.apartFrom.filter((key) => key !== parent && key !== placedUnder),
  }));
}

/**
 * Apart from its cause: it comes before people, with a clock that starts now, or with the present where it did in history.
 * Whoever stopped its ladder has it still.
 */
export function foldUnfolded(draft: WorldDraft, event: LogEvent<ExceptionUnfolded>): void {
  const { from, byPerson = false, sla } = event.data;
  const what = byPerson
    ? `${personName(event.actor)} took it out of ${from}`
    : `it stands apart from ${from}`;
  const isOver = draft.get(exceptions, from)?.status === 'resolved';
  noteAgain(draft, event, byPerson ? null : 'unfolded');
  change(draft, event, what, (known) => ({
    parent: null,
    cause: null,
    foldedBy: null,
    follows: isOver ? from : known.follows,
    ...(byPerson
      ? {
          placedUnder: null,
          placedBy: null,
          mergedInto: null,
          apartFrom: [...known.apartFrom.filter((key) => key !== from), from],
        }
      : {}),
    ...clockOf(event, sla),
    ladder: { ...LADDER_FOOT, stoppedBy: known.ladder.stoppedBy },
    heldBack: known.heldBack || event.backfill,
  }));
}

/** A person says that two are one. */
export function foldMerged(draft: WorldDraft, event: LogEvent<ExceptionMerged>): void {
  const { into } = event.data;
  const what = `${personName(event.actor)} merged it into ${into}`;
  change(draft, event, what, () => ({ mergedInto: into }));
}
