import { FEED_CAUGHT_UP } from '#engine/feeds';
import { defineRoom } from '#engine/kernel';
import { CALENDAR_SET } from '#operations/network';
import { WINDOW_ENDED } from '#operations/windows';
import { sitePublished } from '#shared/contracts';
import { alarmHealth } from './alarm-health.ts';
import {
  foldActedOn,
  foldActionOver,
  foldClockPaused,
  foldClockResumed,
  foldClocksMoved,
  foldSteppedUp,
} from './clock.projection.ts';
import {
  ACKNOWLEDGEMENT_LAPSES,
  DUE,
  FILE_EXCEPTIONS,
  LADDER_STEP,
  PAUSE_ENDS,
  SHELF_ENDS,
} from './clocks.ts';
import { exceptions } from './exception.collection.ts';
import {
  decideAcknowledge,
  decideAssign,
  decideComment,
  decideEscalate,
  decideReopen,
  decideResolve,
} from './exception.decide.ts';
import {
  foldAcknowledged,
  foldAssigned,
  foldBreached,
  foldCleared,
  foldEscalated,
  foldFiled,
  foldOpened,
  foldQueued,
  foldRaisedAgain,
  foldReassessed,
  foldReopened,
  foldResolved,
  foldShelved,
  foldUnshelved,
  foldWorsened,
} from './exception.projection.ts';
import {
  acknowledgementLapsed,
  fileResolved,
  ladderStepDue,
  pastDue,
  pauseEnds,
  queueHeldBack,
  shelfEnded,
  windowOver,
} from './exception.timers.ts';
import { exceptionsView } from './exception.view.ts';
import { decideFold, decideMerge, decideUnfold } from './place.decide.ts';
import { decideMatch } from './match-name.decide.ts';
import { foldFolded, foldMerged, foldUnfolded } from './folding.projection.ts';
import { moveClocks } from './move-clocks.decide.ts';
import * as own from './own-events.ts';
import { decidePauseClock, decideResumeClock } from './pause-clock.decide.ts';
import { decideShelve } from './shelf.decide.ts';
import { exceptionsBeneath, exceptionsTogether } from './together.ts';
import { windowsView } from './window.view.ts';
import { raisings } from './raising.collection.ts';
import {
  EXCEPTION_SIGHTED,
  foldSighted,
  foldSightingEnded,
  SIGHTING_ENDED,
  sightings,
} from './sighting.collection.ts';
import {
  TRANSFER_OVER,
  TRANSFER_REQUESTED,
  transferAsked,
  transferOver,
} from './transfer-asked.ts';

/** The room of the exceptions themselves; what opens and closes them are the rules of `#operations/rules`. */
export const exceptionsRoom = defineRoom({
  name: 'exceptions',
  collections: [exceptions, raisings, sightings],
  evolve: {
    [EXCEPTION_SIGHTED]: foldSighted,
    [SIGHTING_ENDED]: foldSightingEnded,
    [own.EXCEPTION_OPENED]: foldOpened,
    [own.EXCEPTION_RAISED_AGAIN]: foldRaisedAgain,
    [own.EXCEPTION_WORSENED]: foldWorsened,
    [own.EXCEPTION_REASSESSED]: foldReassessed,
    [own.EXCEPTIONS_QUEUED]: foldQueued,
    [own.EXCEPTION_ACKNOWLEDGED]: foldAcknowledged,
    [own.EXCEPTION_ASSIGNED]: foldAssigned,
    [own.EXCEPTION_SHELVED]: foldShelved,
    [own.EXCEPTION_UNSHELVED]: foldUnshelved,
    [own.EXCEPTION_ESCALATED]: foldEscalated,
    [own.EXCEPTION_FOLDED]: foldFolded,
    [own.EXCEPTION_UNFOLDED]: foldUnfolded,
    [own.EXCEPTION_MERGED]: foldMerged,
    [own.EXCEPTION_BREACHED]: foldBreached,
    [own.EXCEPTION_RESOLVED]: foldResolved,
    [own.EXCEPTION_CLEARED]: foldCleared,
    [own.EXCEPTION_REOPENED]: foldReopened,
    [own.EXCEPTIONS_FILED]: foldFiled,
    [own.EXCEPTION_STEPPED_UP]: foldSteppedUp,
    [own.EXCEPTION_ACTED_ON]: foldActedOn,
    [own.EXCEPTION_ACTION_OVER]: foldActionOver,
    [own.EXCEPTION_CLOCK_PAUSED]: foldClockPaused,
    [own.EXCEPTION_CLOCK_RESUMED]: foldClockResumed,
    [own.EXCEPTION_CLOCKS_MOVED]: foldClocksMoved,
  },
  react: {
    [FEED_CAUGHT_UP]: queueHeldBack,
    [TRANSFER_REQUESTED]: transferAsked,
    [TRANSFER_OVER]: transferOver,
    [CALENDAR_SET]: moveClocks,
    [sitePublished.type]: moveClocks,
    [WINDOW_ENDED]: windowOver,
  },
  decide: {
    'exception.acknowledge': decideAcknowledge,
    'exception.assign': decideAssign,
    'exception.shelve': decideShelve,
    'exception.escalate': decideEscalate,
    'exception.resolve': decideResolve,
    'exception.reopen': decideReopen,
    'exception.comment': decideComment,
    'exception.pauseClock': decidePauseClock,
    'exception.resumeClock': decideResumeClock,
    'exception.fold': decideFold,
    'exception.unfold': decideUnfold,
    'exception.merge': decideMerge,
    'masterData.match': decideMatch,
  },
  timers: {
    [DUE]: pastDue,
    [LADDER_STEP]: ladderStepDue,
    [PAUSE_ENDS]: pauseEnds,
    [SHELF_ENDS]: shelfEnded,
    [ACKNOWLEDGEMENT_LAPSES]: acknowledgementLapsed,
    [FILE_EXCEPTIONS]: fileResolved,
  },
  views: [exceptionsView, windowsView],
  queries: {
    'alarms.health': alarmHealth,
    'exceptions.together': exceptionsTogether,
    'exceptions.beneath': exceptionsBeneath,
  },
});
