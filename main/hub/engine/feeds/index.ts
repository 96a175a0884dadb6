/**
 * Feeds of the systems of record: hello, replay, live; each event checked against its contract, put in the order of
 * its source, handed to the writer; gaps asked for, bad events kept as dead letters, histories merged. Imports the
 * vocabulary, `#shared/contracts`, `#shared/protocol` (rows of feeds and dead letters), the kernel, `#engine/clock`,
 * `#engine/store`, `#engine/log` and `#engine/writer`. Owns the schema `feeds` (cursor, dead_letter, feed, gap). Emits
 * signalbox.hub.feed.{connected,lost,caughtUp,gapFound,gapGivenUp,gapFilled}.v1, which it reads, and
 * signalbox.hub.feed.{reconnectAsked,replayAsked,letterResubmitted}.v1.
 */
export * from './dead-letter.sql.ts';
export * from './event-check.ts';
export * from './feed.collection.ts';
export type { FeedLine, LinkOptions } from './feed-link.feed.ts';
export * from './feed-row.ts';
export * from './feeds.room.ts';
export * from './intake.feed.ts';
export * from './own-events.ts';
