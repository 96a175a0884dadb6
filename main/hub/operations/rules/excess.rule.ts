import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { forecasts, items, positionOf, sites, type Forecast } from '#operations/network';
import { orders, positionOfLine, type Order } from '#operations/orders';
import { excessArithmetic } from '#operations/sourcing';
import { dailyDemand, freeStock, positions, type Position } from '#operations/stock';
import { lineAmountMinor } from '#shared/vocabulary';
import { cited, counted, plainLine } from './cited.ts';
import { leastOf } from './least-of.ts';
import { positionScope } from './scopes.ts';
import { watch } from './touched.ts';

const NAME = 'STK-07';
const DAYS_A_YEAR = 365;

/**
 * A site holds far more of an item than it needs, in days and in money. At risk is what carrying the excess costs until
 * the site has sold it, or until the policy's next review of stocks if that comes first.
 */
export const excess: Rule = {
  name: NAME,
  type: 'excess',
  watches: [
    watch<Position>({ collection: positions, subjects: ({ key }) => [key] }),
    watch<Forecast>({ collection: forecasts, subjects: ({ key }) => [key] }),
    watch<Order>({
      collection: orders,
      subjects: (order) => order.lines.map((line) => positionOfLine(order, line)),
    }),
  ],
  scope: positionScope,
  assess(world, key, context) {
    const { site: gln, gtin } = positionOf(key);
    const item = world.get(items, gtin);
    const position = world.get(positions, key);
    if (!item || !position) return CLEAR;
    const {
      openValueMinor,
      keepValueMinor,
      openDaysOfSupply,
      carryingCostBasisPointsAYear,
      carriedDays,
    } = context.policy.content.excess;
    const least = leastOf(context.standing, openValueMinor, keepValueMinor);
    // Most positions are worth less than the least excess: they are done with here.
    if (lineAmountMinor(position.onHand, item.unitCostMicro) < least) return CLEAR;
    const site = world.get(sites, gln);
    // Without a forecast nobody knows what is too much.
    if (!site || !world.get(forecasts, key)) return CLEAR;
    const stock = freeStock(world, gln, gtin);
    const valueMinor = lineAmountMinor(stock.free, item.unitCostMicro);
    const perDay = dailyDemand(world, gln, gtin);
    const days = perDay > 0 ? stock.available / perDay : Infinity;
    if (valueMinor < least || (!context.standing && days < openDaysOfSupply)) return CLEAR;
    const idleDays = Math.min(carriedDays, perDay > 0 ? stock.free / perDay : carriedDays);
    const atRiskMinor = Math.round(
      (valueMinor * carryingCostBasisPointsAYear * idleDays) / 10_000 / DAYS_A_YEAR,
    );
    const why = excessArithmetic(world, site, item, stock);
    const finding: Finding = {
      subjectKind: 'stock',
      subject: `${item.description}, ${counted(stock.free, item.unit)} idle`,
      site: gln,
      state: 'watch',
      atRiskMinor,
      atRiskIsBound: false,
      currency: item.currency,
      orders: 0,
      decideByAt: null,
      cause: [],
      provenBy: position.source,
      evidence: {
        why: {
          ...why,
          formula: `${cited(NAME, context)}, class ${item.abcClass}: ${why.formula}`,
          lines: [
            ...why.lines,
            plainLine('Value at cost', valueMinor, 'minor'),
            plainLine(
              `At risk: carrying it ${Math.round(idleDays)} days at ${carryingCostBasisPointsAYear / 100} % a year`,
              atRiskMinor,
              'minor',
              true,
            ),
          ],
        },
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'stock', key, label: 'Position' }],
      },
      source: position.source,
      occurredAt: position.occurredAt,
      receivedAt: position.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};
