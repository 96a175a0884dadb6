import type { Random } from '../random.ts';
import { mintGtin } from '../gs1-keys.ts';
import { FAMILIES, type Family, type Option } from './families.ts';
import type { Item } from './network.ts';

/**
 * Items whose figures the reference network fixes, because the first path through the product is told with them:
 * costs and packs as on the transfer card, shares so that Atlanta sells about what the card's forecast says.
 */
const FIXED: Record<string, Partial<Item> & { share: number }> = {
  'BRK-2P60B': {
    unitCostMicro: 118_400_000,
    unitPriceMicro: 164_600_000,
    casePack: 36,
    weightGrams: 620,
    typicalQuantity: 12,
    share: 0.0135,
  },
  'CFM-13B1': {
    unitCostMicro: 86_500_000,
    unitPriceMicro: 128_900_000,
    casePack: 8,
    weightGrams: 4_700,
    typicalQuantity: 5,
    share: 0.007,
  },
  'CFM-12B1': {
    unitCostMicro: 103_200_000,
    unitPriceMicro: 151_400_000,
    casePack: 8,
    weightGrams: 5_300,
    typicalQuantity: 4,
    share: 0.005,
  },
  'CTR-403PA': {
    unitCostMicro: 71_300_000,
    unitPriceMicro: 102_600_000,
    casePack: 10,
    typicalQuantity: 6,
    share: 0.006,
  },
  'CAP-D454': {
    unitCostMicro: 10_800_000,
    unitPriceMicro: 17_900_000,
    casePack: 24,
    typicalQuantity: 18,
    share: 0.008,
  },
  'FLT-20254B': {
    unitCostMicro: 10_600_000,
    unitPriceMicro: 16_200_000,
    casePack: 12,
    typicalQuantity: 24,
    share: 0.008,
  },
  'CDT-E10': { share: 0.009 },
  'WRE-12K': { share: 0.012 },
  'XFR-4543': { share: 0.001 },
  'XFR-7543': { share: 0.0011 },
  'VFD-104A': { share: 0.0012 },
  'MTR-5BT': { share: 0.0016 },
  'STR-C10E': { share: 0.004 },
};

/** Gross margin over cost: 28 to 46 %, dearer things earn less (a distributor's usual price list). */
const MARKUP_LOW = 1.28;
const MARKUP_HIGH = 1.46;

interface Draft {
  family: Family;
  sku: string;
  item: Omit<Item, 'index' | 'gtin' | 'abcClass' | 'supplier'>;
}

/**
 * `count` items of the families' combinations, the same for a seed. Suppliers are given out later; shares sum to 1;
 * ABC classes by share of yearly cost: 80 / 15 / 5 per cent (Pareto's rule as APICS teaches it).
 */
export function makeItems(random: Random, count: number): Item[] {
  const drafts = draftAll(random);
  const kept = keep(drafts, count);
  const fixedShare = kept.reduce((sum, d) => sum + (FIXED[d.sku]?.share ?? 0), 0);
  const looseShare = kept.reduce((sum, d) => sum + (FIXED[d.sku] ? 0 : d.item.share), 0);
  const items = kept.map((made, i): Item => {
    const fixed = FIXED[made.sku];
    const share = fixed ? fixed.share : (made.item.share / looseShare) * (1 - fixedShare);
    return {
      ...made.item,
      ...fixed,
      share,
      isIntermittent: fixed ? false : made.item.isIntermittent,
      index: i,
      gtin: mintGtin(i + 1),
      supplier: 0,
      abcClass: 'C',
    };
  });
  classify(items);
  return items;
}

function draftAll(random: Random): Draft[] {
  const drafts: Draft[] = [];
  FAMILIES.forEach((family, f) => {
    const combinations = family.axes.reduce<Option[][]>(
      (sofar, axis) => sofar.flatMap((chosen) => axis.map((option) => [...chosen, option])),
      [[]],
    );
    combinations.forEach((chosen, c) => drafts.push(draft(random, family, f, chosen, c)));
  });
  return drafts;
}

function draft(random: Random, family: Family, f: number, chosen: Option[], c: number): Draft {
  const draw = random.of('item', f, c);
  const sku = `${family.prefix}-${chosen.map(([code]) => code).join('')}`;
  const factor = chosen.reduce((product, option) => product * option[2], 1);
  const cost = family.baseCost * factor * draw.between(0.94, 1.06);
  const costMicro = toCents(cost) * 10_000;
  const markup = MARKUP_HIGH - (MARKUP_HIGH - MARKUP_LOW) * Math.min(1, cost / 600);
  const weightGrams = Math.max(1, Math.round(family.baseWeightGrams * factor ** 0.8));
  // Within a family a few sell much and many little: a heavy-tailed popularity (median 1, σ 1.25 of the logarithm).
  const popularity = draw.lognormal(1, 1.25) / factor ** 0.25;
  return {
    family,
    sku,
    item: {
      sku,
      description: describe(family, chosen),
      unit: family.unit,
      casePack: draw.pick(family.casePacks),
      weightGrams,
      volumeCm3: Math.max(1, Math.round(weightGrams * family.bulk)),
      unitCostMicro: costMicro,
      unitPriceMicro: toCents((costMicro / 1e6) * markup * draw.between(0.98, 1.02)) * 10_000,
      season: family.season,
      share: (family.demand * popularity) / family.axes.reduce((n, axis) => n * axis.length, 1),
      typicalQuantity: typical(family, factor),
      orderStep: family.orderStep,
      isIntermittent: popularity < 0.45 && draw.chance(0.5),
    },
  };
}

/** Dear things are bought one at a time, cheap ones by the box. */
function typical(family: Family, factor: number): number {
  const steps = family.typicalQuantity / family.orderStep / Math.max(1, factor) ** 0.35;
  return Math.max(1, Math.round(steps)) * family.orderStep;
}

function describe(family: Family, chosen: Option[]): string {
  const words = chosen.map(([, text]) => text);
  const joined = [family.name, ...words].filter((word) => word !== '').join(' ');
  return joined.replaceAll(' ×', '×').replaceAll(/ {2,}/g, ' ').trim();
}

/** The fixed items and then every family alike, so that a small network has all of them too. */
function keep(drafts: Draft[], count: number): Draft[] {
  const fixed = drafts.filter((d) => FIXED[d.sku]);
  const loose = drafts.filter((d) => !FIXED[d.sku]);
  const wanted = Math.max(0, count - fixed.length);
  const stride = loose.length / Math.max(1, wanted);
  const chosen =
    stride <= 1
      ? loose
      : Array.from({ length: wanted }, (_, i) => loose[Math.floor(i * stride)] as Draft);
  return [...fixed, ...chosen].slice(0, Math.max(count, fixed.length));
}

function classify(items: Item[]): void {
  const value = (item: Item) => item.share * item.typicalQuantity * item.unitCostMicro;
  const total = items.reduce((sum, item) => sum + value(item), 0);
  let running = 0;
  for (const item of items.toSorted((a, b) => value(b) - value(a))) {
    item.abcClass = running < total * 0.8 ? 'A' : running < total * 0.95 ? 'B' : 'C';
    running += value(item);
  }
}

function toCents(major: number): number {
  return Math.max(1, Math.round(major * 100));
}
