/**
 * What the console's page and the desktop shell say to each other through preload: native powers only, one schema each.
 * Pure; imports Zod alone. Preload enters for its types, the shell for the schemas that check every call.
 */
export * from './bridge.ts';
export * from './calls.ts';
