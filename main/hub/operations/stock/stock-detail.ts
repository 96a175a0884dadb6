import type { QueryContext, WorldView } from '#engine/kernel';
import { forecasts, items, lanes, positionOf, sites, sourceAsOf } from '#operations/network';
import { exceptionPolicy, policyName } from '#operations/policy';
import { shipments } from '#operations/shipments';
import type { Arithmetic, ArithmeticLine, StockDetail } from '#shared/protocol';
import {
  assert,
  refuse,
  type AsOf,
  type Gln,
  type Gtin,
  type Result,
  type Unit,
} from '#shared/vocabulary';
import { freeStock, shortage, type Shortage } from './balance.ts';
import { asOfPosition } from './as-of-position.ts';
import type { Incoming } from './incoming.ts';
import { outlook } from './outlook.ts';
import { positions } from './position.collection.ts';

/** A position in full: 14 days ahead, why it is short or not, who nearby has too much. Refused when nobody knows it. */
export function stockDetail(
  { world, nowMs }: QueryContext,
  input: { key: string },
): StockDetail | Result<never> {
  const { site, gtin } = positionOf(input.key);
  const position = world.get(positions, input.key);
  if (!position && !world.get(forecasts, input.key))
    return refuse('stock.unknown', { position: input.key }, 'key');
  const unit = position?.unit ?? world.get(items, gtin)?.unit ?? 'EA';
  const lack = shortage(world, site, gtin, nowMs);
  return {
    key: input.key,
    arithmetic: shortageArithmetic(world, site, gtin, unit, lack),
    projection: outlook(world, site, gtin, nowMs).map(
      ({ endsAt, projected, arrivals, demand }) => ({ day: endsAt, projected, arrivals, demand }),
    ),
    safetyStock: lack.safetyStock,
    nearbyExcess: nearbyExcess(world, site, gtin),
  };
}

/** Why a position is short, line by line, each with its source and as-of. */
export function shortageArithmetic(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  unit: Unit,
  lack: Shortage,
): Arithmetic {
  const name = world.get(sites, site)?.name ?? site;
  const stock = lack.position && asOfPosition(world, lack.position);
  const forecast = forecastAsOf(world, site, gtin);
  const line = (
    label: string,
    value: number,
    asOf: AsOf | null,
    total = false,
  ): ArithmeticLine => ({ label, value, unit, source: asOf?.source ?? null, asOf, total });
  const lines = [
    line('On hand', lack.position?.onHand ?? 0, stock),
    line('Reserved for orders', -(lack.position?.reserved ?? 0), stock),
    line('Blocked', -(lack.position?.blocked ?? 0), stock),
    line('Waiting lines, no stock yet', -lack.waiting, null),
    ...lack.incoming.map((one) => line(incomingLabel(world, one), one.quantity, one.asOf)),
    line(`Forecast, ${lack.horizonDays} days`, -lack.demand, forecast),
    line('Safety stock', -lack.safetyStock, forecast),
  ];
  const balance = lack.projected - lack.safetyStock;
  return {
    title: balance < 0 ? `Short at ${name}` : `Covered at ${name}`,
    formula: `On hand − reserved − blocked − waiting + in transit (P90 in time) − forecast − safety stock; days by class, ${policyName(exceptionPolicy(world))}`,
    lines: [...lines, line(balance < 0 ? 'Short' : 'Left', balance, null, true)],
  };
}

function incomingLabel(world: WorldView, one: Incoming): string {
  if (one.shipment === null || !world.get(shipments, one.shipment)) return `Comes, ${one.number}`;
  return `${one.onTheWay ? 'In transit' : 'Planned'}, ${one.shipment}`;
}

function forecastAsOf(world: WorldView, site: Gln, gtin: Gtin): AsOf | null {
  const forecast = world.get(forecasts, `${site}/${gtin}`);
  return forecast
    ? sourceAsOf(world, forecast.source, forecast.publishedAt, forecast.receivedAt)
    : null;
}

/** Sites that could give some away, over a lane that exists, the fastest first. */
function nearbyExcess(world: WorldView, site: Gln, gtin: Gtin): StockDetail['nearbyExcess'] {
  const fastest = new Map<Gln, number>();
  for (const lane of world.by(lanes, 'byDestination', site)) {
    const known = fastest.get(lane.from);
    if (known === undefined || lane.transitMinutesP90 < known)
      fastest.set(lane.from, lane.transitMinutesP90);
  }
  const nearby: StockDetail['nearbyExcess'] = [];
  for (const [from, transitMinutesP90] of fastest) {
    const { free, position } = freeStock(world, from, gtin);
    if (free === 0) continue;
    assert(position, 'only stock that somebody told of is free');
    nearby.push({
      site: from,
      siteCode: world.get(sites, from)?.code ?? from,
      excess: free,
      transitMinutesP90,
      asOf: asOfPosition(world, position),
    });
  }
  return nearby.toSorted((a, b) => a.transitMinutesP90 - b.transitMinutesP90);
}
