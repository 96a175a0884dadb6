/**
 * The outside world: the reference network, demand, disruption, time, chance, stock and ledgers, and the agenda on which
 * the simulated systems act. Imports shared alone; owns the simulator's own books; the rooms erp, wms and tms act in it,
 * feeds carries what they say.
 */
export * from './agenda.ts';
export { Books } from './books/books.ts';
export type { EventFile } from './books/event-file.ts';
export type { JournalEntry } from './books/journal.ts';
export * from './clock.ts';
export * from './commands.ts';
export * from './demand.ts';
export * from './faults.ts';
export * from './feed-list.ts';
export * from './great-circle.ts';
export * from './gs1-keys.ts';
export * from './ledger.ts';
export * from './local-time.ts';
export * from './messages.ts';
export * from './network/find.ts';
export * from './network/make-network.ts';
export * from './network/moved-item.ts';
export * from './network/network.ts';
export { clockText } from './network/sites.ts';
export * from './order-lines.ts';
export * from './parties.ts';
export * from './purpose.ts';
export * from './random.ts';
export * from './roads.ts';
export * from './scenario.ts';
export * from './state.ts';
export * from './stock.ts';
export * from './system-clock.ts';
export * from './transfers.ts';
export * from './trip-time.ts';
export * from './working-hours.ts';
export * from './world.ts';
