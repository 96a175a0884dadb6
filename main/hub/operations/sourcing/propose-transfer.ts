import type { WorldView } from '#engine/kernel';
import { localWords, sites, type ItemMaster, type SiteMaster } from '#operations/network';
import type { RejectedSource, TransferProposal } from '#shared/protocol';
import {
  accept,
  refuse,
  toMs,
  UNIT_WORDS,
  wholeMoney,
  type Gln,
  type Gtin,
  type Instant,
  type Result,
} from '#shared/vocabulary';
import { excessArithmetic, roundingArithmetic, shortageArithmetic } from './arithmetic.ts';
import { choose, decideBy, type Choice, type Fixed, type Option } from './choice.ts';
import { servedBy } from './need.ts';
import { itemOf, type Source } from './way.ts';

/** What to bring where; `from` and `quantity` where a person fixed them. */
export interface Wish extends Fixed {
  to: Gln;
  gtin: Gtin;
}

/**
 * The transfer that answers a shortage: the shortage in whole case packs from the cheapest site with free stock that
 * arrives in time (P90), with its arithmetic, the sources that were not chosen and why. When nothing is in time it is
 * the cheapest late one; when no site has all of it, the most that one has; `from` is null when nobody has any. Solves again
 * for what a person fixed: her quantity is rounded up to whole packs and bound by what is free, her source stands even
 * when its stock is stale. Refuses an unknown site or item.
 */
export function proposeTransfer(
  world: WorldView,
  wish: Wish,
  context: { now: Instant; nowMs: number },
): Result<TransferProposal> {
  const to = world.get(sites, wish.to);
  if (!to) return refuse('site.unknown', { site: wish.to }, 'to');
  const item = itemOf(world, wish.gtin);
  if (!item) return refuse('item.unknown', { gtin: wish.gtin }, 'gtin');
  if (wish.from !== undefined && !world.get(sites, wish.from))
    return refuse('site.unknown', { site: wish.from }, 'from');
  if (wish.from === wish.to) return refuse('transfer.sameSite', { site: wish.to }, 'from');
  return accept(proposalOf(world, to, item, wish, context));
}

function proposalOf(
  world: WorldView,
  to: SiteMaster,
  item: ItemMaster,
  wish: Wish,
  { now, nowMs }: { now: Instant; nowMs: number },
): TransferProposal {
  const choice = choose(world, to.gln, item, nowMs, now, wish);
  const best = choice.wanted > 0 ? choice.options[0] : undefined;
  const source = best && choice.sources.find(({ site }) => site === best.way.source);
  // A source that a person fixed is compared with the others all the same.
  const all =
    wish.from === undefined
      ? choice
      : choose(world, to.gln, item, nowMs, now, { quantity: wish.quantity });
  const quantity = best?.quantity ?? 0;
  return {
    from: best?.way.source.gln ?? null,
    to: to.gln,
    gtin: item.gtin,
    unit: item.unit,
    quantity,
    laneId: best?.way.lane.laneId ?? null,
    shortage: shortageArithmetic(world, to, item, choice.need.shortage),
    excess: source ? excessArithmetic(world, source.site, item, source.stock) : null,
    rounding: roundingArithmetic(item, choice, wish.quantity, quantity),
    binding: bindingOf(to, item, choice, best, source),
    arrivesAt: best?.way.arrivesAt ?? null,
    decideByAt: best?.until ?? decideBy(choice),
    costMinor: best?.costMinor ?? 0,
    protectsMinor: best ? servedBy(choice.need, quantity, best.way.arrivesAt!).marginMinor : 0,
    currency: best?.way.lane.currency ?? item.currency,
    rejected: all.sources
      .filter(({ site }) => site !== best?.way.source)
      .map((one) => rejection(to, item, all, best, one)),
  };
}

/** What would have to change for a better plan, in words. */
function bindingOf(
  to: SiteMaster,
  item: ItemMaster,
  { wanted, needBy }: Choice,
  best: Option | undefined,
  source: Source | undefined,
): string {
  const words = UNIT_WORDS[item.unit];
  if (!best || !source)
    return wanted === 0 ? 'Nothing is short' : 'No site has free stock that is known';
  const { name, zone } = source.site;
  if (best.quantity < wanted)
    return `Free stock at ${name}: ${source.stock.free} ${words}, ${wanted - best.quantity} ${words} stay short`;
  if (best.until === null)
    return `Time: nothing is there by ${localWords(to.zone, toMs(needBy))}, this way is the cheapest of those that are late`;
  return `Dock at ${name}: decided by ${localWords(zone, toMs(best.until))} it is there by ${localWords(to.zone, toMs(needBy))}`;
}

/** Why a source was not chosen, in the order in which one would ask. */
function rejection(
  to: SiteMaster,
  item: ItemMaster,
  choice: Choice,
  best: Option | undefined,
  source: Source,
): RejectedSource {
  const { site, silentSince, freeInPacks, stock, ways } = source;
  const words = UNIT_WORDS[item.unit];
  const rejected = (why: string, stale = false): RejectedSource => ({
    site: site.gln,
    siteCode: site.code,
    why,
    stale,
  });
  if (silentSince !== null)
    return rejected(
      `stock as of ${localWords(site.zone, toMs(silentSince))} is stale, not used`,
      true,
    );
  if (ways.length === 0) return rejected(`no lane to ${to.name}`);
  if (freeInPacks === 0)
    return rejected(
      stock.free === 0 ? 'nothing free' : `${stock.free} ${words} free, less than a pack`,
    );
  const own = choice.options.find((option) => option.way.source === site);
  if (!own) return rejected('nothing leaves in sight');
  if (own.until === null)
    return rejected(`P90 ${localWords(to.zone, toMs(own.way.arrivesAt!))}, too late`);
  if (own.quantity < choice.wanted)
    return rejected(`${stock.free} ${words} free, short of ${choice.wanted}`);
  const more = own.costMinor - (best?.costMinor ?? 0);
  if (more === 0) return rejected('costs the same');
  const { currency } = own.way.lane;
  const amount = wholeMoney({ minor: Math.abs(more), currency });
  return rejected(more > 0 ? `costs ${amount} more` : `costs ${amount} less`);
}
