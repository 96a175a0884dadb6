import type { WorldView } from '#engine/kernel';
import { items, sites, type ItemMaster } from '#operations/network';
import { allocationPolicy, policyName, rankRow, type AllocationPolicy } from '#operations/policy';
import type { RankKey } from '#shared/protocol';
import { MICRO_PER_MINOR, type Gln } from '#shared/vocabulary';
import type { Order, OrderLine } from './order.collection.ts';

/** Where policy places a line among those that want the same pieces. */
export interface LineRank {
  /** Rows of policy that go before the one that places it. */
  before: number;
  /** That row, `L2`, what it goes by, and why it is there. */
  row: string;
  orderBy: readonly RankKey[];
  why: string;
  /** "ALO-1 v3". */
  policy: string;
}

interface Known {
  at: Gln;
  content: AllocationPolicy;
  order: Order;
  item: ItemMaster | undefined;
  rank: LineRank;
}

/** A line is a value that is never changed in place: its rank holds as long as policy, order and item are the same. */
const ranks = new WeakMap<OrderLine, Known>();

/** The rank of a line at a site by the allocation policy in force there. */
export function rankOf(
  world: WorldView,
  order: Order,
  line: OrderLine,
  at: Gln,
  unitMarginMicro: number,
): LineRank {
  const site = world.get(sites, at)?.code ?? at;
  const policy = allocationPolicy(world, site);
  const item = world.get(items, line.gtin);
  const known = ranks.get(line);
  const isSame = known?.content === policy.content && known.order === order && known.at === at;
  if (isSame && known.item === item) return known.rank;
  const { row, before } = rankRow(policy.content, {
    priority: order.priority,
    channel: order.channel,
    customer: order.customer,
    site,
    item: item?.sku ?? '',
    itemClass: item?.abcClass ?? '',
    ordered: line.quantity,
    unitMarginMinor: Math.floor(unitMarginMicro / MICRO_PER_MINOR),
  });
  const { orderBy, why } = row;
  const rank = { before, row: row.row, orderBy, why, policy: policyName(policy) };
  ranks.set(line, { at, content: policy.content, order, item, rank });
  return rank;
}
