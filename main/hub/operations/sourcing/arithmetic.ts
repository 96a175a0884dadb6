import type { WorldView } from '#engine/kernel';
import { localWords, type ItemMaster, type SiteMaster } from '#operations/network';
import { asOfWaiting } from '#operations/orders';
import { exceptionPolicy, policyName } from '#operations/policy';
import {
  asOfForecast,
  asOfPosition,
  type FreeStock,
  type Position,
  type Shortage,
} from '#operations/stock';
import type { Arithmetic, ArithmeticLine } from '#shared/protocol';
import { toMs, UNIT_WORDS, type AsOf, type Unit } from '#shared/vocabulary';
import type { Choice } from './choice.ts';

/** The shortage of a position, term by term; the terms add up to the total. */
export function shortageArithmetic(
  world: WorldView,
  site: SiteMaster,
  item: ItemMaster,
  short: Shortage,
): Arithmetic {
  const words = UNIT_WORDS[item.unit];
  const perDay = Math.round((short.demand / Math.max(1, short.horizonDays)) * 10) / 10;
  const line = liner(item.unit);
  const asOf = positionAsOf(world, short.position);
  const planned = asOfForecast(world, site.gln, item.gtin);
  const balance = short.projected - short.safetyStock;
  const lines: ArithmeticLine[] = [
    line('On hand', short.position?.onHand ?? 0, asOf),
    line('Reserved for orders', -(short.position?.reserved ?? 0), asOf),
    line('Blocked', -(short.position?.blocked ?? 0), asOf),
    line('Open lines without stock', -short.waiting, asOfWaiting(world, site.gln, item.gtin)),
    ...short.incoming.map((one) =>
      line(
        `${one.onTheWay ? 'In transit' : 'Expected'}, P90 ${localWords(site.zone, toMs(one.lateAt))} ${one.shipment ?? one.number}`,
        one.quantity,
        one.asOf,
      ),
    ),
    line(`Forecast, ${short.horizonDays} days × ${perDay} ${words}`, -short.demand, planned),
    line('Safety stock', -short.safetyStock, planned),
    { ...line(balance < 0 ? 'Short' : 'Left', balance), total: true },
  ];
  return {
    title: `Shortage at ${site.name}`,
    formula: `on hand − reserved − blocked − open lines + in transit − forecast − safety stock, to ${localWords(site.zone, toMs(short.horizonAt))} (${policyName(exceptionPolicy(world, { site: site.gln, gtin: item.gtin }))})`,
    lines,
  };
}

/** What a source can give away, term by term. */
export function excessArithmetic(
  world: WorldView,
  site: SiteMaster,
  item: ItemMaster,
  stock: FreeStock,
): Arithmetic {
  const line = liner(item.unit);
  const asOf = positionAsOf(world, stock.position);
  const planned = asOfForecast(world, site.gln, item.gtin);
  return {
    title: `Excess at ${site.name}`,
    formula: `on hand − reserved − blocked − open lines − forecast over ${stock.coverDays} days − safety stock (${policyName(exceptionPolicy(world, { site: site.gln, gtin: item.gtin }))})`,
    lines: [
      line('On hand', stock.position?.onHand ?? 0, asOf),
      line('Reserved for orders', -(stock.position?.reserved ?? 0), asOf),
      line('Blocked', -(stock.position?.blocked ?? 0), asOf),
      line('Open lines without stock', -stock.waiting, asOfWaiting(world, site.gln, item.gtin)),
      line(`Forecast, ${stock.coverDays} days`, -stock.coverDemand, planned),
      line('Safety stock', -stock.safetyStock, planned),
      { ...line('Free to move', stock.free), total: true },
    ],
  };
}

/** From the need to what is sent: whole case packs, within what is free. */
export function roundingArithmetic(
  item: ItemMaster,
  { need, wanted }: Choice,
  asked: number | undefined,
  quantity: number,
): Arithmetic {
  const line = liner(item.unit);
  const words = UNIT_WORDS[item.unit];
  const start = asked ?? need.quantity;
  const lines = [
    line(
      asked === undefined
        ? need.quantity > need.shortage.short
          ? 'Open lines without stock'
          : 'Shortage'
        : 'Asked for',
      start,
    ),
    line(`To full packs of ${item.casePack} ${words}`, wanted - start),
  ];
  if (quantity < wanted) lines.push(line('More than is free', quantity - wanted));
  return {
    title: 'How much',
    formula: `rounded up to whole case packs: ${Math.round(quantity / item.casePack)} × ${item.casePack} ${words}`,
    lines: [...lines, { ...line('Move', quantity), total: true }],
  };
}

function liner(unit: Unit) {
  return (label: string, value: number, asOf: AsOf | null = null): ArithmeticLine => ({
    label,
    value: value === 0 ? 0 : value,
    unit,
    source: asOf?.source ?? null,
    asOf,
    total: false,
  });
}

function positionAsOf(world: WorldView, position: Position | null): AsOf | null {
  return position && asOfPosition(world, position);
}
