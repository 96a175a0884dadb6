import { useMemo } from 'react';
import type { SiteRow } from '#shared/protocol';
import { isStale, worstState } from '#shared/vocabulary';
import { useCollection } from '#live';
import { asOfText, useViewpoint } from '#ui';
import type { Viewpoint } from '#ui';
import type { SiteMark } from './moving-shipment.ts';

/**
 * The sites as the map draws them, looked at once a second: their stock changes all the time, their looks hardly ever.
 * The same list until a look differs.
 */
export function useSiteMarks(): readonly SiteMark[] {
  const sites = useCollection('sites');
  const view = useViewpoint();
  const text = JSON.stringify(Array.from(sites.rows(), (row) => siteMark(row, view)));
  return useMemo(() => JSON.parse(text) as SiteMark[], [text]);
}

/** A site's square: its size by what it sent out in seven days, its shape and words by the health of its stock. */
export function siteMark(row: SiteRow, view: Viewpoint): SiteMark {
  const isOld = isStale(row.asOf, view.nowMs);
  const state = isOld ? worstState([row.state, 'stale']) : row.state;
  return {
    id: row.key,
    name: row.name,
    at: [row.longitude, row.latitude],
    state,
    weeklyOutflow: row.outflowSevenDays,
    detail: state === 'stale' ? `stock ${asOfText(row.asOf.occurredAt, view)}` : healthText(row),
  };
}

/** "7 short, 1 critical", "23 excess". */
export function healthText({ short, critical, excess }: SiteRow): string {
  return [
    short === 0 ? '' : `${short} short`,
    critical === 0 ? '' : `${critical} critical`,
    excess === 0 || short > 0 ? '' : `${excess} excess`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
