import type { DataOf, shipmentLoaded } from '#shared/contracts';
import type { LogEvent, WorldDraft, WorldView } from '#engine/kernel';
import { DAY_MS, toMs, type Gln } from '#shared/vocabulary';
import { OUTFLOW_DAYS, outflows } from './outflow.collection.ts';

/**
 * Goods left the site, for whomever. Counted in the warehouse's own order; a load that is told very late is left out: the
 * size of a square on the map is no book.
 */
export function foldOutflow(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentLoaded>>,
): void {
  const { site, lines, purpose } = event.data;
  // What was refused here and goes back was never this site's to send.
  if (purpose.kind === 'return') return;
  const day = Math.floor(toMs(event.occurredAt) / DAY_MS);
  const key = `${site}/${day}`;
  const known = draft.get(outflows, key);
  if (known && known.sourceEpoch === event.epoch && known.sourceSequence >= event.sequence) return;
  const quantity = lines.reduce((sum, line) => sum + line.quantity, known?.quantity ?? 0);
  draft.put(outflows, {
    key,
    site,
    day,
    quantity,
    sourceEpoch: event.epoch,
    sourceSequence: event.sequence,
  });
  if (known) return;
  for (const old of draft.by(outflows, 'bySite', site))
    if (old.day <= day - OUTFLOW_DAYS) draft.remove(outflows, old.key);
}

/** Units that left a site in the seven days up to its last day with any. */
export function outflowSevenDays(world: WorldView, site: Gln): number {
  const days = world.by(outflows, 'bySite', site);
  const last = days.reduce((latest, { day }) => Math.max(latest, day), 0);
  return days.reduce(
    (sum, { day, quantity }) => sum + (day > last - OUTFLOW_DAYS ? quantity : 0),
    0,
  );
}
