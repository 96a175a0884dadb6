/**
 * The embedded simulator as the hub's own neighbour: its clock is the world's, and its rate and faults can be set.
 * Imports the kernel, `#engine/clock` and shared; owns no tables. With real feeds this room stays empty.
 */
export { followSimulatorClock } from './follow-clock.ts';
export { connectSimulator, type SimulatorControl } from './simulator-control.ts';
