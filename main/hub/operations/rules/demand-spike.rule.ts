import type { WorldView } from '#engine/kernel';
import {
  CLEAR,
  exceptions,
  placeOf,
  sitePart,
  worst,
  type ExceptionState,
  type Finding,
  type Part,
  type Rule,
  type RuleContext,
} from '#operations/exceptions';
import { items, positionOf, regionOf, sites } from '#operations/network';
import { later } from '#shared/vocabulary';
import { aboveForecast, type AboveForecast } from './above-forecast.ts';
import { cited, plainLine, told } from './cited.ts';
import { leastOf } from './least-of.ts';
import { stockoutsIn } from './stockouts-in.ts';
import { watch } from './touched.ts';

const NAME = 'DEM-01';
/** More lines of evidence are not read. */
const SHOWN = 8;

interface Spiking {
  stockout: ExceptionState;
  above: AboveForecast;
}

/**
 * More is asked for in a region than the forecast has, and items are short there by it: one cause for their stockouts.
 * Its money is theirs, and it is to be decided with the first of them.
 */
export const demandSpike: Rule = {
  name: NAME,
  type: 'demandSpike',
  watches: [
    watch<ExceptionState>({
      collection: exceptions,
      subjects({ type, site }, world) {
        const known = type === 'stockoutRisk' && site !== null && world.get(sites, site);
        return known ? [regionOf(known)] : [];
      },
    }),
  ],
  // A region has sites of its own settings: those that hold everywhere judge it.
  scope: () => ({}),
  assess(world, region, context) {
    const spiking = spikingIn(world, region, context);
    const { leastShort } = context.policy.content.demandSpike;
    if (spiking.length < (context.standing ? 1 : leastShort)) return CLEAR;
    const stockouts = spiking.map(({ stockout }) => stockout);
    const worstOne = worst(stockouts)!;
    const bySite = moneyBySite(stockouts);
    const atRiskMinor = bySite.reduce((sum, [, minor]) => sum + minor, 0);
    const glns = [...new Set(stockouts.flatMap(({ site }) => site ?? []))];
    const what = `${spiking.length} ${spiking.length === 1 ? 'item' : 'items'} short`;
    const finding: Finding = {
      subjectKind: 'region',
      subject: `${region}, ${what} by it`,
      site: glns.length === 1 ? glns[0]! : null,
      state: worstOne.state,
      atRiskMinor,
      atRiskIsBound: false,
      currency: worstOne.currency,
      orders: ordersOf(stockouts),
      decideByAt: stockouts.flatMap(({ decideByAt }) => decideByAt ?? []).toSorted()[0] ?? null,
      cause: [],
      places: glns.map((gln) => placeOf('site', gln)),
      parts: bySite,
      provenBy: null,
      evidence: {
        why: told(
          `Demand in the ${region} above the forecast`,
          `${cited(NAME, context)}: ordered and still waiting > forecast + ${context.policy.content.demandSpike.openSigmas} σ√days, over ${context.policy.content.demandSpike.windowDays.join(', ')} days`,
          [
            ...spiking.slice(0, SHOWN).map((one) => evidenceLine(world, one)),
            plainLine('At risk: margin of the orders that wait', atRiskMinor, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: stockouts.slice(0, SHOWN).map(({ key }) => ({ kind: 'exception', key, label: key })),
      },
      source: worstOne.source,
      occurredAt: stockouts.map(({ occurredAt }) => occurredAt).reduce(later),
      receivedAt: stockouts.map(({ receivedAt }) => receivedAt).reduce(later),
    };
    return { finding, recheckAt: null };
  },
};

function spikingIn(world: WorldView, region: string, context: RuleContext): Spiking[] {
  const { demandSpike: policy } = context.policy.content;
  const sigmas = leastOf(context.standing, policy.openSigmas, policy.keepSigmas);
  return stockoutsIn(world, region).flatMap((stockout) => {
    const above = aboveForecast(world, stockout.subjectKey, policy, sigmas, context.nowMs);
    return above ? [{ stockout, above }] : [];
  });
}

function evidenceLine(world: WorldView, { stockout, above }: Spiking) {
  const { gtin, site } = positionOf(stockout.subjectKey);
  const item = world.get(items, gtin);
  const where = world.get(sites, site)?.name ?? site;
  return plainLine(
    `${item?.description ?? gtin}, ${where}: in ${above.orders} orders of ${above.days} d, ${Math.round(above.expected)} forecast`,
    above.ordered,
    item?.unit ?? 'EA',
  );
}

/** What is at risk at each site: its children say it line by line, here its sum is enough. */
function moneyBySite(stockouts: readonly ExceptionState[]): Part[] {
  const sums = new Map<string, number>();
  for (const { subjectKey, atRiskMinor } of stockouts) {
    const part = sitePart(positionOf(subjectKey).site);
    sums.set(part, (sums.get(part) ?? 0) + (atRiskMinor ?? 0));
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function ordersOf(stockouts: readonly ExceptionState[]): number {
  const numbers = new Set<string>();
  for (const { parts } of stockouts) for (const [what] of parts) numbers.add(what.split('/')[1]!);
  return numbers.size;
}
