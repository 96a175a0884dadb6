/**
 * The controls of the embedded simulator, for those who ask the hub: its clock's rate, its faults. Imports the kernel
 * and shared; owns no tables. With real feeds this room stays empty.
 */
export { connectSimulator, type SimulatorControl } from './simulator-control.ts';
