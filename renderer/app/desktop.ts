import type { Connection } from '#live';
import type { ExceptionRow } from '#shared/protocol';
import { standsCritical } from '../exceptions/index.ts';
import { knownMoney, nativeBridge, places, wholeMoney } from '#ui';

/**
 * What the desktop shows of the queue while the window is elsewhere: the number of criticals on the application's icon,
 * and a notice when one arises. In a browser nothing.
 */
export function tellDesktop(connection: Connection): void {
  const bridge = nativeBridge();
  if (bridge === null) return;
  const exceptions = connection.collection('exceptions');
  const known = new Set<string>();
  let shown = -1;
  exceptions.subscribe(() => {
    const critical = [...exceptions.rows()].filter(standsCritical);
    if (critical.length !== shown) {
      shown = critical.length;
      void bridge.setBadge({ count: Math.min(shown, 9_999) });
    }
    // What was there when the window opened is no news.
    const isNews =
      exceptions.load.get().phase === 'live' && connection.pulse.get()?.catchUp === null;
    for (const row of critical) {
      if (known.has(row.key)) continue;
      known.add(row.key);
      if (isNews && document.hidden) void bridge.showNotice(noticeOf(row));
    }
  });
}

function noticeOf(row: ExceptionRow): { title: string; body: string; hash: string } {
  const money = knownMoney(row.atRiskMinor, row.currency);
  return {
    title: `${row.siteCode} ${row.subject}`.trim().slice(0, 120),
    body: money === null ? row.key : `${row.key}, ${wholeMoney(money)} at risk`,
    hash: `#${places.exception(row.key)}`,
  };
}
