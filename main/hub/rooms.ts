import { feedsRoom } from '#engine/feeds';
import type { Room } from '#engine/kernel';
import { outboxRoom } from '#engine/outbox';
import type { GivesRuns } from '#engine/runs';
import { planningRoom } from '#foresight/planning';
import { approvalsRoom, type GivesTasks } from '#operations/approvals';
import { continuityRoom } from '#operations/continuity';
import { exceptionsRoom } from '#operations/exceptions';
import { impactRoom } from '#operations/impact';
import { intercompanyRoom } from '#operations/intercompany';
import { interventionsRoom } from '#operations/interventions';
import { invoicesRoom } from '#operations/invoices';
import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { payablesRoom } from '#operations/payables';
import { policyRoom } from '#operations/policy';
import { promisingRoom } from '#operations/promising';
import { purchasingRoom } from '#operations/purchasing';
import { reservationsRoom } from '#operations/reservations';
import { rulesRoom } from '#operations/rules';
import { settlementsRoom } from '#operations/settlements';
import { shipmentsRoom } from '#operations/shipments';
import { sourcingRoom } from '#operations/sourcing';
import { stockRoom } from '#operations/stock';
import { tasksRoom } from '#operations/tasks';
import { transfersRoom } from '#operations/transfers';
import { workflowsRoom } from '#operations/workflows';
import { windowsRoom } from '#operations/windows';

/**
 * The business by subject. Each event is folded by them in this order, so a room stands after those whose rows its own
 * folding reads: master data first, what reacts to everything last. One with a workflow, or that asks people to agree to
 * something, gives that itself: it is named here alone.
 */
const SUBJECT_ROOMS: readonly (Room & GivesRuns & GivesTasks)[] = [
  networkRoom,
  policyRoom,
  windowsRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  invoicesRoom,
  exceptionsRoom,
  impactRoom,
  sourcingRoom,
  rulesRoom,
  approvalsRoom,
  interventionsRoom,
  intercompanyRoom,
  transfersRoom,
  reservationsRoom,
  continuityRoom,
  payablesRoom,
  settlementsRoom,
  promisingRoom,
];

/** The rooms of the business, with those that show runs and tasks of any subject. */
export const BUSINESS_ROOMS: readonly Room[] = [
  ...SUBJECT_ROOMS,
  workflowsRoom(SUBJECT_ROOMS),
  tasksRoom(SUBJECT_ROOMS),
  planningRoom,
];

/** All rooms that have rows, those of the engine's machinery first: a receipt is folded before anybody reacts to it. */
export const ROOMS: readonly Room[] = [feedsRoom, outboxRoom, ...BUSINESS_ROOMS];
