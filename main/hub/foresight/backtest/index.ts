/**
 * Back-test: a draft of policy against the past. Reads the log of the last days once, folds the facts as they were and
 * judges exceptions and approvals anew with the live rules, under the versions in force and under the draft, in a thread
 * of its own: the writer does not wait for it. May import shared, engine and operations rooms.
 *
 * Owns no tables and folds no events; what it finds is signalbox.hub.policy.backtested.v1, kept by `#operations/policy`.
 */
export * from './backtest.job.ts';
export * from './run-backtest.ts';
export { serveBacktest } from './serve-backtest.ts';
