import type { RunStep, RunView, RunWay } from '#shared/protocol';

/** The run of the pictures (screens/transfer-card-dark.png) some hours later, for the gallery. */

const at = (time: string) => `2026-06-30T${time}.000Z`;

function step(id: string, title: string, description: string, place: RunStep['place'] = 'way') {
  return { id, title, description, place };
}

const STEPS: RunStep[] = [
  step('requested', 'Requested', 'Asked for, or open again.', 'begin'),
  step('reserving', 'Reserving', 'The warehouse is asked to set the quantity aside.'),
  step('awaitingApproval', 'Waiting for approval', 'Who must agree, by policy, has not yet.'),
  step('releasing', 'Releasing', 'Pick, shipment and transfer orders are asked for.'),
  step('picking', 'Picking', 'The source picks and stages.'),
  step('inTransit', 'In transit', 'Has left its source; sellable at neither end.'),
  step('booking', 'Booking', 'All is counted; the ledgers have yet to confirm.'),
  step('incident', 'Incident', 'A system refused, and a person must look.', 'aside'),
  step('cancelling', 'Cancelling', 'What was done is taken back.', 'aside'),
  step('closed', 'Closed', 'Counted and booked.', 'end'),
  step('cancelled', 'Cancelled', 'Nobody wants it any more.', 'end'),
];

function way(from: string, to: string, when: string, by: RunWay['by'] = 'fact'): RunWay {
  return { from, to, by, when };
}

const WAYS: RunWay[] = [
  way('requested', 'reserving', 'somebody asks for it', 'act'),
  way('reserving', 'awaitingApproval', 'the stock is set aside'),
  way('awaitingApproval', 'releasing', 'all who must agree have agreed'),
  way('awaitingApproval', 'cancelling', 'somebody cancels it', 'act'),
  way('releasing', 'picking', 'pick, shipment and orders are confirmed'),
  way('releasing', 'incident', 'a system refused or did not answer'),
  way('incident', 'releasing', 'the trouble is over and it stands at Releasing'),
  way('incident', 'cancelling', 'somebody cancels it', 'act'),
  way('picking', 'inTransit', 'it is loaded'),
  way('inTransit', 'booking', 'all that left has arrived'),
  way('booking', 'closed', 'the ledgers have confirmed'),
  way('cancelling', 'cancelled', 'everything is taken back'),
];

function visit(name: string, entered: string, left: string | null, actor: string | null = null) {
  return { step: name, enteredAt: at(entered), leftAt: left === null ? null : at(left), actor };
}

export const RUN: RunView = {
  key: 'TRF-2026-0648',
  workflow: 'transfer-of-the-gallery',
  title: 'Inventory transfer',
  machine: 2,
  currentMachine: 2,
  steps: STEPS,
  ways: WAYS,
  at: 'picking',
  waitsFor: 'Columbus to pick and stage',
  trouble: null,
  endedAt: null,
  version: 5,
  paused: null,
  nextAt: '2026-07-01T15:38:31.000Z',
  incidents: [],
  stuck: [],
  visits: [
    visit('requested', '15:34:01', '15:34:01'),
    visit('reserving', '15:34:01', '15:34:09', 'R. Alvarez'),
    visit('awaitingApproval', '15:34:09', '15:38:02'),
    visit('releasing', '15:38:02', '15:38:31', 'J. Lindqvist'),
    visit('picking', '15:38:31', null),
  ],
  timeline: [
    {
      seq: 3,
      at: at('15:38:02'),
      receivedAt: at('15:38:02'),
      source: 'hub',
      actor: 'J. Lindqvist',
      what: 'Approved for finance',
      reason: null,
    },
    {
      seq: 2,
      at: at('15:34:09'),
      receivedAt: at('15:34:09'),
      source: 'wms/columbus',
      actor: null,
      what: 'WMS Columbus: 252 ea set aside',
      reason: null,
    },
  ],
};

/** The same, where the pick was refused. */
export const STANDING_RUN: RunView = {
  ...RUN,
  at: 'incident',
  nextAt: null,
  waitsFor: 'WMS Columbus refused "Pick and stage 252 ea at Columbus": the aisle is closed',
  trouble: 'WMS Columbus refused "Pick and stage 252 ea at Columbus": the aisle is closed',
  stuck: [{ label: 'Pick and stage 252 ea at Columbus', needsProof: null }],
  incidents: [
    {
      key: 'TRF-2026-0648/I2',
      step: 'incident',
      what: 'WMS Columbus refused "Pick and stage 252 ea at Columbus": the aisle is closed',
      owner: 'operations',
      ownerName: 'Operations',
      openedAt: at('15:38:40'),
      movedOn: null,
      cleared: null,
    },
    {
      key: 'TRF-2026-0648/I1',
      step: 'reserving',
      what: 'Reserving has taken longer than 2 h.',
      owner: 'm.okafor',
      ownerName: 'M. Okafor',
      openedAt: at('15:30:00'),
      movedOn: null,
      cleared: { at: at('15:34:09'), proof: 'wms.stock.reserved of WMS Columbus' },
    },
  ],
  visits: [...RUN.visits.slice(0, 4), visit('incident', '15:38:40', null)],
};

/** The same, where a person wants it to wait. */
export const PAUSED_RUN: RunView = {
  ...RUN,
  waitsFor: 'M. Okafor to let it go on: Columbus counts the aisle first',
  paused: { by: 'M. Okafor', since: at('15:40:00'), reason: 'Columbus counts the aisle first' },
};
