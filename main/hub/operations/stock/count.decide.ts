import { requestCount } from '#shared/contracts';
import type { Act } from '#shared/protocol';
import { accept, fromMs, HOUR_MS, refuse } from '#shared/vocabulary';
import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { commands, isOpen, queueCommand } from '#engine/outbox';
import { items, positionKey, sites } from '#operations/network';
import { positionAt } from './position.collection.ts';

/** Counted within a shift, or asked for again. */
const EXPIRES_AFTER_MS = 8 * HOUR_MS;

/**
 * Asks a warehouse to count a position. Refused for a site or item that nobody knows, an item that the site has never
 * held, or a count that is under way; what comes of it is the warehouse's word, `stock.counted`.
 */
export function decideRequestCount(
  world: WorldView,
  act: Act<'stock.requestCount'>,
  context: DecisionContext,
): Decision {
  const site = world.get(sites, act.site);
  if (!site) return refuse('site.unknown', { site: act.site }, 'site');
  const item = world.get(items, act.gtin);
  if (!item) return refuse('item.unknown', { gtin: act.gtin }, 'gtin');
  if (!positionAt(world, act.site, act.gtin))
    return refuse('stock.unknown', { site: site.code, sku: item.sku }, 'gtin');
  const key = positionKey(act.site, act.gtin);
  const asked = world
    .by(commands, 'byCorrelation', key)
    .find((command) => command.type === requestCount.type && isOpen(command));
  if (asked)
    return refuse('stock.countUnderWay', { site: site.code, sku: item.sku, command: asked.id });
  const queued = queueCommand(context, {
    definition: requestCount,
    target: site.warehouseSource,
    data: {
      site: act.site,
      gtin: act.gtin,
      countId: `CC-${site.code}-${item.sku}-${context.nowMs}`.slice(0, 64),
    },
    correlationId: key,
    label: `Count ${item.sku} at ${site.name}`,
    expiresAt: fromMs(context.nowMs + EXPIRES_AFTER_MS),
  });
  return accept({ events: [queued] });
}
