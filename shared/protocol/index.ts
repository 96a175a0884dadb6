/**
 * What console and hub say to each other: the session, live rows, requests, acts; and what a page of the console may
 * load. Pure; imports the vocabulary and Zod. Each version of it says in CHANGELOG.md what it changed.
 */
export * from './acts.ts';
export * from './cause-words.ts';
export * from './alarm-health.ts';
export * from './exception-words.ts';
export * from './fallback.ts';
export * from './history.ts';
export * from './finance.ts';
export * from './leading.ts';
export * from './live.ts';
export * from './page-policy.ts';
export * from './plans.ts';
export * from './policy.ts';
export * from './policy-settings.ts';
export * from './presence.ts';
export * from './requests.ts';
export * from './reservations.ts';
export * from './rights.ts';
export * from './rows.ts';
export * from './runs.ts';
export * from './session.ts';
export * from './tasks.ts';
export * from './sockets.ts';
