/**
 * Exceptions: what needs a person, from its opening to its end, with who does what about it. A rule says what it sees
 * (`Rule`, `Finding`); this room makes of it an opening, a repeat, a worsening or an end. The rules stand one floor up,
 * in `#operations/rules`, because rooms of stock, orders and shipments enter here to show the worst exception of theirs;
 * decide-by and proposals stand in `#operations/sourcing`. May import shared and engine rooms, `#operations/network`
 * and `#operations/policy`.
 *
 * Owns `exceptions.exception`. Reads and emits signalbox.hub.exception.*; reads signalbox.hub.feed.caughtUp.v1 and
 * signalbox.hub.transfer.requested.v1; emits
 * signalbox.hub.masterData.matched.v1.
 */
export * from './exception.collection.ts';
export * from './exceptions.room.ts';
export * from './find-exception.ts';
export * from './finding.ts';
export * from './person-name.ts';
export * from './rule.ts';
