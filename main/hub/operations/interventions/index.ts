/**
 * What persons do to runs, and why they must: runs that are paused, and incidents, each with its owner until an event
 * proves it over. Knows no workflow; the rooms whose runs they are ask it, and give it what they saw. May import shared
 * and engine rooms.
 *
 * Owns the tables of schema `interventions`. Reads and emits signalbox.hub.run.{paused,resumed,delayKept,movedOn}.v1
 * and signalbox.hub.incident.{opened,cleared,assigned}.v1.
 */
import { defineRoom } from '#engine/kernel';
import { incidents } from './incident.collection.ts';
import { interventionsEvolve } from './interventions.projection.ts';
import { pauses } from './pause.collection.ts';

export { CORE_STEPS } from './core-steps.ts';
export * from './follow-incidents.ts';
export * from './incident.collection.ts';
export { keepDelay } from './keep-delay.ts';
export * from './own-events.ts';
export { pauseOf, pauses, type RunPause } from './pause.collection.ts';

export const interventionsRoom = defineRoom({
  name: 'interventions',
  collections: [incidents, pauses],
  evolve: interventionsEvolve,
});
