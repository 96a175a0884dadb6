import { FEED_CAUGHT_UP } from '#engine/feeds';
import { defineRoom } from '#engine/kernel';
import { alarmHealth } from './alarm-health.ts';
import { ACKNOWLEDGEMENT_LAPSES, DUE, FILE_EXCEPTIONS, SHELF_ENDS } from './clocks.ts';
import { exceptions } from './exception.collection.ts';
import {
  decideAcknowledge,
  decideAssign,
  decideComment,
  decideEscalate,
  decideReopen,
  decideResolve,
  decideShelve,
} from './exception.decide.ts';
import {
  foldAcknowledged,
  foldAssigned,
  foldBreached,
  foldCleared,
  foldEscalated,
  foldFiled,
  foldFolded,
  foldOpened,
  foldQueued,
  foldRaisedAgain,
  foldReassessed,
  foldReopened,
  foldResolved,
  foldShelved,
  foldUnfolded,
  foldUnshelved,
  foldWorsened,
} from './exception.projection.ts';
import {
  acknowledgementLapsed,
  fileResolved,
  pastDue,
  queueHeldBack,
  shelfEnded,
} from './exception.timers.ts';
import { exceptionsView } from './exception.view.ts';
import { decideMatch } from './match-name.decide.ts';
import * as own from './own-events.ts';
import { TRANSFER_REQUESTED, transferAsked } from './transfer-asked.ts';

/** The room of the exceptions themselves; what opens and closes them are the rules of `#operations/rules`. */
export const exceptionsRoom = defineRoom({
  name: 'exceptions',
  collections: [exceptions],
  evolve: {
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
    [own.EXCEPTION_BREACHED]: foldBreached,
    [own.EXCEPTION_RESOLVED]: foldResolved,
    [own.EXCEPTION_CLEARED]: foldCleared,
    [own.EXCEPTION_REOPENED]: foldReopened,
    [own.EXCEPTIONS_FILED]: foldFiled,
  },
  react: { [FEED_CAUGHT_UP]: queueHeldBack, [TRANSFER_REQUESTED]: transferAsked },
  decide: {
    'exception.acknowledge': decideAcknowledge,
    'exception.assign': decideAssign,
    'exception.shelve': decideShelve,
    'exception.escalate': decideEscalate,
    'exception.resolve': decideResolve,
    'exception.reopen': decideReopen,
    'exception.comment': decideComment,
    'masterData.match': decideMatch,
  },
  timers: {
    [DUE]: pastDue,
    [SHELF_ENDS]: shelfEnded,
    [ACKNOWLEDGEMENT_LAPSES]: acknowledgementLapsed,
    [FILE_EXCEPTIONS]: fileResolved,
  },
  views: [exceptionsView],
  queries: { 'alarms.health': alarmHealth },
});
