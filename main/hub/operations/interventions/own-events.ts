/** A person stops a run: it takes no further step by itself until somebody lets it go on. */
export const RUN_PAUSED = 'signalbox.hub.run.paused.v1';
/** It goes on, and first does what ran out meanwhile. */
export const RUN_RESUMED = 'signalbox.hub.run.resumed.v1';
/** A delay of its workflow ran out while it was paused. */
export const RUN_DELAY_KEPT = 'signalbox.hub.run.delayKept.v1';
/** A person with the right answers for what a system has not confirmed, and the run goes on without it. */
export const RUN_MOVED_ON = 'signalbox.hub.run.movedOn.v1';
/** A step failed for good or took too long: somebody must look, and somebody owns it. */
export const INCIDENT_OPENED = 'signalbox.hub.incident.opened.v1';
/** Something that happened proves that it is over. */
export const INCIDENT_CLEARED = 'signalbox.hub.incident.cleared.v1';
/** Another person or role owns it. */
export const INCIDENT_ASSIGNED = 'signalbox.hub.incident.assigned.v1';

export interface RunPaused {
  run: string;
  workflow: string;
}

export interface RunResumed {
  run: string;
  /** Delays that ran out meanwhile, by their names in the machine. */
  delays: string[];
}

export interface RunDelayKept {
  run: string;
  delay: string;
}

export interface RunMovedOn {
  run: string;
  /** The parts of the run that a person answers for, with the command of each that stands unconfirmed. */
  parts: { part: string; command: string }[];
}

/** Why a run cannot go on by itself. */
export type IncidentKind = 'refused' | 'unanswered' | 'notSent' | 'timedOut' | 'happened';

export interface IncidentOpened {
  incident: string;
  run: string;
  workflow: string;
  step: string;
  kind: IncidentKind;
  /** What is wrong, for whoever must look. */
  words: string;
  /** The part of the run whose command failed, and that command; null when none did. */
  part: string | null;
  command: string | null;
  /** A role, until a person takes it. */
  owner: string;
}

export interface IncidentCleared {
  incident: string;
  run: string;
  /** What proved it: "wms.stock.reserved of WMS Columbus". */
  proof: string;
}

export interface IncidentAssigned {
  incident: string;
  run: string;
  owner: string;
}
