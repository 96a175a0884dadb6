import * as contracts from '#shared/contracts';
import {
  bucketsAt,
  type Cause,
  positionOf,
  purposeOf,
  type Quantity,
  shift,
  wmsFeed,
  type World,
} from '#simulator/world';

type Reason = contracts.DataOf<typeof contracts.stockAdjusted>['reason'];

/** How a movement changes the three buckets of a position. */
export interface Change {
  onHand?: number;
  reserved?: number;
  blocked?: number;
}

/** Books a change of a position and says it, with the buckets after it. `delta` is what changed on hand or in bucket. */
export function adjust(
  world: World,
  site: number,
  item: number,
  change: Change,
  reason: Reason,
  context: { purpose?: string; cause?: Cause | null } = {},
): void {
  const { network, state } = world;
  const position = positionOf(network, site, item);
  if (change.onHand) shift(state.onHand, position, change.onHand);
  if (change.reserved) shift(state.reserved, position, change.reserved);
  if (change.blocked) shift(state.blocked, position, change.blocked);
  const { gln } = network.sites[site]!;
  const { gtin, unit } = network.items[item]!;
  const purpose = context.purpose === undefined ? {} : { purpose: purposeOf(context.purpose) };
  world.say(
    wmsFeed(network, site),
    contracts.stockAdjusted,
    `${gln}/${gtin}`,
    {
      site: gln,
      gtin,
      unit,
      ...bucketsAt(state, position),
      delta: change.onHand ?? change.blocked ?? change.reserved ?? 0,
      reason,
      ...purpose,
    },
    saying(context),
  );
}

/** Envelope words of something done for a purpose: its case, or the command's. */
export function saying(context: { purpose?: string; cause?: Cause | null }): {
  cause?: Cause;
  correlation?: string;
} {
  if (context.cause) return { cause: context.cause };
  return context.purpose === undefined ? {} : { correlation: purposeOf(context.purpose).number };
}

/** Lines in the shape of the contracts. */
export function contractLines(world: World, lines: readonly Quantity[]) {
  return lines.map(({ item, quantity }) => {
    const { gtin, unit } = world.network.items[item]!;
    return { gtin, quantity, unit };
  });
}
