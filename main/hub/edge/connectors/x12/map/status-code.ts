/** What a carrier's status means for a milestone (AT701, element 1650; AT703, element 1652). */
export interface StatusMeaning {
  milestone: EdiMilestone;
  /** Whether the moment beside it has happened, is expected, or was agreed. */
  timing: 'actual' | 'estimated' | 'appointed';
}

export type EdiMilestone =
  | 'acknowledged'
  | 'pickupArrived'
  | 'pickupLoaded'
  | 'pickupDeparted'
  | 'terminalArrived'
  | 'terminalDeparted'
  | 'enRoute'
  | 'deliveryArrived'
  | 'deliveryAttempted'
  | 'delivered'
  | 'deliveryDeparted'
  | 'delayed'
  | 'damaged'
  | 'refused'
  | 'returned'
  | 'cancelled'
  | 'held'
  | 'pickupAppointment'
  | 'deliveryAppointment'
  | 'other';

const actual = (milestone: EdiMilestone): StatusMeaning => ({ milestone, timing: 'actual' });
const estimated = (milestone: EdiMilestone): StatusMeaning => ({ milestone, timing: 'estimated' });
const appointed = (milestone: EdiMilestone): StatusMeaning => ({ milestone, timing: 'appointed' });

/** Element 1650 as of 004030. What has no milestone of ours is known and stands as `other`. */
export const SHIPMENT_STATUS: Readonly<Record<string, StatusMeaning>> = {
  A3: actual('returned'),
  A7: actual('refused'),
  A9: actual('damaged'),
  AF: actual('pickupDeparted'),
  AG: estimated('delivered'),
  AH: actual('deliveryAttempted'),
  AI: actual('other'),
  AJ: actual('other'),
  AM: actual('pickupLoaded'),
  AN: actual('other'),
  AP: actual('deliveryAttempted'),
  AR: actual('terminalArrived'),
  AV: actual('other'),
  B6: estimated('terminalArrived'),
  BA: actual('other'),
  BC: actual('held'),
  C1: estimated('terminalDeparted'),
  CA: actual('cancelled'),
  CB: actual('delivered'),
  CD: actual('deliveryDeparted'),
  CL: actual('pickupLoaded'),
  CP: actual('pickupLoaded'),
  D1: actual('delivered'),
  J1: actual('other'),
  K1: actual('other'),
  OO: actual('other'),
  P1: actual('terminalDeparted'),
  PA: actual('other'),
  PR: actual('held'),
  R1: actual('other'),
  RL: actual('terminalDeparted'),
  S1: actual('deliveryArrived'),
  SD: actual('delayed'),
  X1: actual('deliveryArrived'),
  X2: estimated('deliveryArrived'),
  X3: actual('pickupArrived'),
  X4: actual('terminalArrived'),
  X5: actual('deliveryArrived'),
  X6: actual('enRoute'),
  X8: actual('pickupArrived'),
  XB: actual('acknowledged'),
};

/** Element 1652: the two that every version has. */
export const APPOINTMENT_STATUS: Readonly<Record<string, StatusMeaning>> = {
  AA: appointed('pickupAppointment'),
  AB: appointed('deliveryAppointment'),
};

/** Element 1651: reasons that say nothing went wrong. Any other reason beside a status explains a deviation. */
export const NORMAL_REASONS: readonly string[] = ['NS', 'NA'];
