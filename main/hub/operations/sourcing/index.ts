/**
 * Sourcing: what a site needs from elsewhere, the ways on which it can come, until when to decide, and the transfer to
 * propose, each with its arithmetic. May import shared and engine rooms, `#operations/{network,stock,orders,policy}`;
 * rules of exceptions and decisions of transfers import it. Owns no tables, reads and emits no events.
 *
 * - `proposeTransfer(world, { to, gtin, from?, quantity? }, { now, nowMs })` → a proposal, or a refusal for an unknown
 *   site or item. Solves again for what a person fixed. The request `transfer.proposal` is the same.
 * - `choose(…)` weighs all ways; `decideBy(choice)`, `waitingCost(choice)`, `optionsOf(…)` say what follows.
 */
export * from './arithmetic.ts';
export * from './choice.ts';
export * from './options.ts';
export * from './propose-transfer.ts';
export * from './sourcing.room.ts';
export { itemOf } from './way.ts';
