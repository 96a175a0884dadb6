/**
 * Exceptions: what needs a person, from its opening to its end, with who does what about it. A rule says what it sees
 * (`Rule`, `Finding`); this room makes of it an opening, a repeat, a worsening or an end. The rules stand one floor up,
 * in `#operations/rules`, because rooms of stock, orders and shipments enter here to show the worst exception of theirs;
 * decide-by and proposals stand in `#operations/sourcing`. May import shared and engine rooms, `#operations/network`,
 * `#operations/policy` and `#operations/windows`.
 *
 * Owns the tables of schema `exceptions`. Reads and emits signalbox.hub.exception.*; reads signalbox.hub.feed.caughtUp.v1,
 * signalbox.hub.transfer.{requested,over}.v1, signalbox.hub.calendar.set.v1 and the ERP's sites; emits
 * signalbox.hub.masterData.matched.v1.
 */
export { clockDetail } from './clock-detail.ts';
export * from './exception.collection.ts';
export * from './exceptions.room.ts';
export * from './find-exception.ts';
export * from './finding.ts';
export * from './money-parts.ts';
export { historyEntry } from './history-entry.ts';
export * from './person-name.ts';
export * from './places.ts';
export * from './policy-on.ts';
export * from './roll-up.ts';
export * from './rule.ts';
export { wakesWords } from './shelf-wakes.ts';
export { pausesOf, scopeName } from './window.view.ts';
