import type { LogEvent, QueryContext, WorldView } from '#engine/kernel';
import {
  commands,
  COMMAND_CANCELLED,
  COMMAND_EXPIRED,
  COMMAND_QUEUED,
  COMMAND_RETRIED,
  COMMAND_SENT,
  COMMAND_UNANSWERED,
  COMMAND_WANTED_ANEW,
} from '#engine/outbox';
import {
  APPROVAL_ASSIGNED,
  APPROVAL_GIVEN,
  APPROVALS_OVERDUE,
  APPROVALS_REQUESTED,
  type ApprovalAssigned,
  type ApprovalGiven,
  type ApprovalsRequested,
} from '#operations/approvals';
import { historyEntry, personName } from '#operations/exceptions';
import { STAGE_WORDS } from '#operations/intercompany';
import { POLICY_DECIDED, type PolicyDecided } from '#operations/policy';
import {
  INCIDENT_ASSIGNED,
  INCIDENT_CLEARED,
  INCIDENT_OPENED,
  RUN_MOVED_ON,
  RUN_PAUSED,
  RUN_RESUMED,
  type IncidentAssigned,
  type IncidentCleared,
  type IncidentOpened,
  type RunMovedOn,
} from '#operations/interventions';
import * as contracts from '#shared/contracts';
import type { HistoryEntry } from '#shared/protocol';
import {
  TRANSFER_CANCEL_ASKED,
  TRANSFER_LANE_CHANGED,
  TRANSFER_REQUESTED,
  TRANSFER_SHORT_CLOSED,
  TRANSFER_STEPPED,
  type TransferLaneChanged,
  type TransferRequested,
  type TransferShortClosed,
  type TransferStepped,
} from './own-events.ts';
import { quantityWords } from './run-requests.ts';
import { STEP_WORDS } from './step-words.ts';
import { systemName } from './system-name.ts';

/** A truck that drives two days tells its place some hundred times; the hand-offs must not drop out behind them. */
const READ = 1_000;

type Say = (data: never, event: LogEvent, world: WorldView) => string | null;

const words = new Map<string, Say>();

/** The whole case with every hand-off timed: what persons decided, what went out, what came back. Newest last. */
export async function historyOf(
  { history, world }: QueryContext,
  number: string,
): Promise<HistoryEntry[]> {
  const events = await history({ correlationId: number, limit: READ });
  return events.flatMap((event) => {
    const what = words.get(event.type)?.(event.data as never, event, world);
    return what === undefined || what === null ? [] : [historyEntry(event, what)];
  });
}

own(TRANSFER_REQUESTED, ({ quantity, unit, exception }: TransferRequested) => {
  const because = exception === null ? '' : ` from ${exception}`;
  return `Requested ${quantityWords(quantity, unit)}${because}`;
});
own(TRANSFER_STEPPED, ({ from, to, trouble }: TransferStepped) => {
  if (trouble !== null && from !== to) return `${upper(STEP_WORDS[to])}: ${trouble}`;
  return trouble ?? (from === to ? null : upper(STEP_WORDS[to]));
});
own(TRANSFER_CANCEL_ASKED, () => 'Asked to take it back');
own(
  TRANSFER_SHORT_CLOSED,
  ({ quantity, unit }: TransferShortClosed) =>
    `Closed ${quantityWords(quantity, unit)} that never came`,
);
own(
  POLICY_DECIDED,
  ({ outcome, trace }: PolicyDecided) =>
    `${trace.policy} ${outcome}${trace.rows.length === 0 ? '' : `, by ${trace.rows.join(', ')}`}`,
);
own(
  APPROVALS_REQUESTED,
  ({ needed, policy }: ApprovalsRequested) =>
    `Asked ${needed.map(({ role }) => role).join(' and ')} to approve, ${policy}`,
);
own(APPROVAL_GIVEN, ({ decision, role, onBehalfOf }: ApprovalGiven) => {
  const behalf = onBehalfOf === null ? '' : ` on behalf of ${personName(onBehalfOf)}`;
  return `${upper(decision)} for ${role}${behalf}`;
});
own(APPROVAL_ASSIGNED, ({ person }: ApprovalAssigned) =>
  person === null ? 'Its approval is nobody’s again' : `Its approval is with ${personName(person)}`,
);
own(TRANSFER_LANE_CHANGED, ({ laneId }: TransferLaneChanged) => `Lane changed to ${laneId}`);
own(APPROVALS_OVERDUE, () => 'The time to approve has passed');

own(RUN_PAUSED, () => 'Paused');
own(RUN_RESUMED, () => 'Let go on');
own(RUN_MOVED_ON, ({ parts }: RunMovedOn, _event, world) => {
  const labels = parts.map(({ command: id }) => `"${labelOf(world, id)}"`);
  return `Moved on without the confirmation of ${labels.join(', ')}`;
});
own(INCIDENT_OPENED, ({ words: what, owner }: IncidentOpened) => `Incident of ${owner}: ${what}`);
own(INCIDENT_CLEARED, ({ proof }: IncidentCleared) => `Incident over, proven by ${proof}`);
own(
  INCIDENT_ASSIGNED,
  ({ owner }: IncidentAssigned) => `Incident assigned to ${personName(owner)}`,
);

own(COMMAND_QUEUED, ({ label }: { label: string }) => `Queued: ${label}`);
command(COMMAND_SENT, 'Sent');
command(COMMAND_RETRIED, 'To be sent again');
command(COMMAND_WANTED_ANEW, 'To be asked anew');
command(COMMAND_UNANSWERED, 'Not answered');
command(COMMAND_EXPIRED, 'Expired before it was sent');
command(COMMAND_CANCELLED, 'Taken back before it was sent');
for (const { accepted, applied, rejected } of Object.values(contracts.RECEIPTS)) {
  command(accepted.type, 'accepted');
  command(applied.type, 'applied');
  own(
    rejected.type,
    ({ commandId, reason }: { commandId: string; reason: string }, event, world) =>
      `${systemName(world, event.source)} refused "${labelOf(world, commandId)}": ${reason}`,
  );
}

says(contracts.stockReserved, ({ quantity, unit }) => `${quantityWords(quantity, unit)} set aside`);
says(
  contracts.stockReleased,
  ({ quantity, unit }) => `${quantityWords(quantity, unit)} free again`,
);
says(contracts.taskCreated, ({ taskId, kind }) => `Task ${taskId} to ${kind}`);
says(contracts.taskStarted, ({ taskId }) => `Task ${taskId} begun`);
says(contracts.taskCompleted, ({ taskId }) => `Task ${taskId} done`);
says(contracts.taskShort, ({ taskId, lines }) => {
  const found = lines.reduce((sum, line) => sum + line.foundQuantity, 0);
  return `Task ${taskId} found ${found} of ${lines.reduce((sum, line) => sum + line.quantity, 0)}`;
});
says(contracts.taskCancelled, ({ taskId }) => `Task ${taskId} cancelled`);
says(contracts.shipmentPacked, ({ sscc }) => `Packed, ${handlingUnits(sscc.length)}`);
says(contracts.shipmentLoaded, ({ sscc, lines }) => {
  const loaded = lines.map(({ quantity, unit }) => quantityWords(quantity, unit)).join(', ');
  return `Loaded ${loaded}, ${handlingUnits(sscc.length)}`;
});
says(
  contracts.shipmentPlanned,
  ({ shipmentId, carrier }) => `${shipmentId} planned with ${carrier}`,
);
says(contracts.shipmentTendered, ({ carrier }) => `Tendered to ${carrier}`);
says(contracts.tenderAccepted, ({ carrier }) => `${carrier} takes it`);
says(contracts.tenderDeclined, ({ carrier, reason }) => `${carrier} declines: ${reason}`);
says(contracts.shipmentDeparted, ({ stop }) => (stop === 1 ? 'Departed' : `Left stop ${stop}`));
says(contracts.shipmentArrived, ({ stop }) => `Reached stop ${stop}`);
says(contracts.shipmentDelivered, ({ signedBy }) =>
  signedBy === undefined ? 'Delivered' : `Delivered, signed by ${signedBy}`,
);
says(contracts.shipmentCancelled, ({ reason }) => `Shipment cancelled: ${reason}`);
says(contracts.milestoneMissed, ({ milestone, stop }) => `Missed: ${milestone} at stop ${stop}`);
says(contracts.receiptExpected, () => 'Expected at the dock');
says(contracts.receiptStarted, () => 'Unloading begun');
says(contracts.receiptCompleted, ({ lines }) =>
  lines
    .map((line) => {
      const damaged = line.damagedQuantity > 0 ? `, ${line.damagedQuantity} of them damaged` : '';
      const expected = quantityWords(line.expectedQuantity, line.unit);
      return `Received ${line.receivedQuantity} of ${expected}${damaged}`;
    })
    .join('; '),
);
says(contracts.receiptRejected, ({ lines, reason }) => {
  const pieces = lines.map(({ quantity, unit }) => quantityWords(quantity, unit)).join(', ');
  return `Refused ${pieces}: ${reason}`;
});
says(contracts.transferOrderCreated, ({ erpNumber }) => `Transfer order ${erpNumber}`);
says(contracts.transferOrderCancelled, ({ erpNumber }) => `Transfer order ${erpNumber} cancelled`);
says(contracts.intercompanyPosted, ({ postingId, period, stage, lateReason }) => {
  const late = lateReason === undefined ? '' : `: ${lateReason}`;
  return `Booked ${STAGE_WORDS[stage]} as ${postingId} in ${period}${late}`;
});

/** An event of a system: what it said, with the system's name before it. */
function says<Definition extends contracts.EventDefinition>(
  definition: Definition,
  say: (data: contracts.DataOf<Definition>) => string,
): void {
  const told: Say = (data, event, world) => `${systemName(world, event.source)}: ${say(data)}`;
  words.set(definition.type, told);
}

function own(type: string, say: Say): void {
  words.set(type, say);
}

/** A step of a command, ours or the target's. */
function command(type: string, verb: string): void {
  own(type, (data: { id?: string; commandId?: string }, event, world) => {
    const label = labelOf(world, data.commandId ?? data.id ?? '');
    if (event.source === 'hub') return `${verb}: ${label}`;
    return `${systemName(world, event.source)} ${verb} "${label}"`;
  });
}

function labelOf(world: WorldView, id: string): string {
  return world.get(commands, id)?.label ?? id;
}

function handlingUnits(many: number): string {
  return many === 1 ? '1 handling unit' : `${many} handling units`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
