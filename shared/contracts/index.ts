/**
 * The published contracts: one schema for each version of each event and command, from which types, validators, JSON
 * Schema and the AsyncAPI document are made. Pure; imports the vocabulary and Zod; owns no tables.
 *
 * Adding a version adds a definition and an upcaster; nothing here is ever changed in place once it has been recorded.
 */
export * from './alive.ts';
export * from './definition.ts';
export * from './asyncapi.ts';
export * from './demand.ts';
export * from './edi.ts';
export * from './envelope.ts';
export * from './feed.ts';
export * from './finance.ts';
export * from './formats.ts';
export * from './json-schema.ts';
export * from './master.ts';
export * from './orders.ts';
export * from './purchasing.ts';
export * from './receipts.ts';
export * from './registry.ts';
export * from './settlement.ts';
export * from './stock.ts';
export * from './transport.ts';
export * from './warehouse.ts';
