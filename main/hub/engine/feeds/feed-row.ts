import type { FeedRow } from '#shared/protocol';
import { fromMs, MINUTE_MS } from '#shared/vocabulary';
import { circuitAfter } from './back-off.ts';
import type { Feed } from './feed.feed.ts';

/** A feed as the console shows it. `catchUp` is this feed's own history; null once it is live. */
export function feedRow(feed: Feed, nowMs: number, commandsWaiting: number): FeedRow {
  const { cursor, historyUntil } = feed;
  return {
    key: feed.source,
    name: nameOf(feed.source),
    contract: `${feed.source.split('/')[0]} v1`,
    connected: feed.link.isOpen,
    circuit: circuitAfter(feed.link.failures),
    catchUp:
      historyUntil === null
        ? null
        : { done: Math.min(cursor.cursor, historyUntil), of: historyUntil },
    lastGoodAt: feed.lastGoodMs === null ? null : fromMs(feed.lastGoodMs),
    cadenceMs: feed.cadenceMs,
    ratePerMinute: feed.meter.ratePerMinute(nowMs),
    duePerMinute: feed.cadenceMs === 0 ? 0 : MINUTE_MS / feed.cadenceMs,
    lagP99Ms: feed.meter.lagP99Ms(),
    missing: feed.missing,
    gaps: feed.gaps,
    openLetters: feed.openLetters,
    deadLetters: cursor.deadLetters,
    duplicates: cursor.duplicates,
    appended: cursor.appended,
    received: cursor.received,
    retries: feed.retries,
    epoch: cursor.epoch ?? 0,
    cursor: cursor.cursor,
    head: feed.head,
    lastHour: feed.meter.lastHour(nowMs),
    commandsWaiting,
  };
}

/** `wms/dallas` is "WMS Dallas", `tms` is "TMS", `edi/inbox` is "EDI Inbox". */
function nameOf(source: string): string {
  const [domain = '', place = ''] = source.split('/');
  const words = place
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
  return `${domain.toUpperCase()} ${words}`.trim();
}
