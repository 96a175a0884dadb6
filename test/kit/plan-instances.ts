import { seededRandom, type Random } from '#engine/clock';
import type { PlanInstance, PlanItem, PlanLane, PlanPosition, PlanSite } from '#foresight/solver';

/** What a made network is like; see {@link planInstance}. */
export type PlanFamily =
  | 'loose'
  | 'tight-lanes'
  | 'tight-docks'
  | 'intermittent'
  | 'deadlines'
  | 'unservable';

export interface PlanInstanceShape {
  family: PlanFamily;
  sites: number;
  items: number;
  seed: string;
  /** Which share of sites × items has supply or need. */
  outOfBalance?: number;
}

/**
 * A network made from a seed: the first half of the sites is mostly short, the other mostly long, every pair has a lane,
 * and needs are those of an electrical distributor. *Loose*: trucks and docks for all that is wanted. *Tight lanes*,
 * *tight docks*: for half of it, and on every second lane volume binds first. *Intermittent*: one to three units, dear.
 * *Deadlines*: due within 20 to 72 hours. *Unservable*: due before any lane arrives, or less than a case.
 */
export function planInstance(shape: PlanInstanceShape): PlanInstance {
  const { family, outOfBalance = 0.55 } = shape;
  const random = seededRandom(`plan/${family}/${shape.sites}x${shape.items}/${shape.seed}`);
  const places = Array.from({ length: shape.sites }, () => ({
    km: [random.integer(3_800), random.integer(2_200)] as const,
  }));
  const items = Array.from({ length: shape.items }, (_, index) => anItem(random, index));
  const positions: PlanPosition[] = [];
  for (let site = 0; site < shape.sites; site++)
    for (const item of items) {
      if (random.unit() >= outOfBalance) continue;
      const isShort = random.unit() < (site * 2 < shape.sites ? 0.75 : 0.2);
      positions.push(
        isShort ? aNeed(random, family, site, item) : aSupply(random, family, site, item),
      );
    }
  const wanted = loadWanted(positions, items, shape.sites);
  const lanes: PlanLane[] = [];
  for (let from = 0; from < shape.sites; from++)
    for (let to = 0; to < shape.sites; to++) {
      if (from === to) continue;
      const [a, b] = [places[from]!.km, places[to]!.km];
      const roadKm = Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]) * 1.2) + 40;
      lanes.push(aLane(random, family, from, to, roadKm, wanted.lane(from, to)));
    }
  const share = family === 'tight-docks' ? 0.5 : 2.5;
  const sites = places.map((_, site): PlanSite => ({
    id: siteId(site),
    dockOutPallets: Math.max(1, Math.round(wanted.palletsOut[site]! * share)),
    dockInPallets: Math.max(1, Math.round(wanted.palletsIn[site]! * share)),
  }));
  return {
    format: 'signalbox-plan-instance',
    version: 1,
    id: `${family}-${shape.sites}x${shape.items}-${shape.seed}`,
    family,
    currency: 'USD',
    minorPerMajor: 100,
    sites,
    items,
    positions,
    lanes,
  };
}

/** Weight, volume, case packs and value of a unit, from the least to the most. */
const KINDS = [
  { kg: [0.2, 2], m3: [0.0004, 0.004], cases: [10, 25, 50], minor: [100, 900] },
  { kg: [0.3, 4], m3: [0.0005, 0.006], cases: [1, 6, 10], minor: [400, 4_000] },
  { kg: [2, 9], m3: [0.02, 0.09], cases: [1, 2, 4], minor: [800, 6_000] },
  { kg: [8, 20], m3: [0.015, 0.05], cases: [1, 5, 10], minor: [500, 2_500] },
  { kg: [15, 60], m3: [0.08, 0.6], cases: [1], minor: [4_000, 30_000] },
  { kg: [60, 300], m3: [0.1, 0.7], cases: [1], minor: [8_000, 90_000] },
] as const;

const TRUCKS = [
  { kg: 900, m3: 6, perKm: 95 },
  { kg: 1_300, m3: 11, perKm: 110 },
  { kg: 2_800, m3: 22, perKm: 135 },
  { kg: 4_600, m3: 45, perKm: 160 },
  { kg: 18_000, m3: 90, perKm: 210 },
] as const;

function anItem(random: Random, index: number): PlanItem {
  const kind = KINDS[random.integer(KINDS.length)]!;
  const unitWeightKg = Number(between(random, kind.kg).toFixed(3));
  const unitVolumeM3 = Number(between(random, kind.m3).toFixed(6));
  const casePack = kind.cases[random.integer(kind.cases.length)]!;
  return {
    id: `K${String(index + 1).padStart(5, '0')}`,
    unitWeightKg,
    unitVolumeM3,
    unitPalletMicro: Math.ceil(Math.max(unitWeightKg / 700, unitVolumeM3 / 1.4) * 1_000_000),
    casePack,
    minMoveQty: random.integer(2) === 0 ? 1 : 1 + random.integer(casePack * 3),
    marginMinor: Math.round(between(random, kind.minor)),
  };
}

function aNeed(random: Random, family: PlanFamily, site: number, item: PlanItem): PlanPosition {
  const few = family === 'intermittent';
  const dear = few ? 4 : 1;
  const hopeless = family === 'unservable' && random.integer(4) === 0;
  return {
    site: siteId(site),
    item: item.id,
    need: few ? 1 + random.integer(3) : quantityOf(random, item),
    penaltyPerShortUnitMinor: Math.round(item.marginMinor! * dear * (0.7 + random.unit())),
    neededWithinHours: hopeless
      ? 4 + random.integer(9)
      : family === 'deadlines'
        ? [20, 24, 30, 36, 48, 72][random.integer(6)]!
        : 168,
  };
}

function aSupply(random: Random, family: PlanFamily, site: number, item: PlanItem): PlanPosition {
  const supply = family === 'intermittent' ? 1 + random.integer(4) : quantityOf(random, item) * 2;
  return { site: siteId(site), item: item.id, supply };
}

/** More of what is light: 5 to 300 units, skewed to the few. */
function quantityOf(random: Random, item: PlanItem): number {
  const most = Math.max(6, Math.min(300, Math.round(900 / (item.unitWeightKg + 1))));
  return 1 + Math.floor(random.unit() ** 2 * most) + item.casePack;
}

function aLane(
  random: Random,
  family: PlanFamily,
  from: number,
  to: number,
  roadKm: number,
  wanted: { kg: number; m3: number },
): PlanLane {
  const trucksWanted = (truck: (typeof TRUCKS)[number]): number =>
    Math.max(wanted.kg / truck.kg, wanted.m3 / truck.m3);
  const truck = TRUCKS.find((each) => trucksWanted(each) <= 5) ?? TRUCKS.at(-1)!;
  const tight = family === 'tight-lanes';
  const share = tight ? 0.5 : family === 'deadlines' ? 0.9 : 2.5;
  const truckCapacityM3 = tight && random.integer(2) === 0 ? truck.m3 / 4 : truck.m3;
  return {
    from: siteId(from),
    to: siteId(to),
    roadKm,
    transitHours: 12 + Math.round(roadKm / 48),
    truckCostMinor: 20_000 + roadKm * truck.perKm,
    truckCapacityKg: truck.kg,
    truckCapacityM3,
    maxTrucks: Math.max(1, Math.round(trucksWanted(truck) * share)),
    handlingPerUnitMinor: 8 + random.integer(32),
  };
}

/** How much would go where, were each need shared out over the sites that have its item, by what they have. */
function loadWanted(
  positions: readonly PlanPosition[],
  items: readonly PlanItem[],
  sites: number,
): {
  lane(from: number, to: number): { kg: number; m3: number };
  palletsOut: number[];
  palletsIn: number[];
} {
  const kg = new Float64Array(sites * sites);
  const m3 = new Float64Array(sites * sites);
  const palletsOut = Array.from({ length: sites }, () => 0);
  const palletsIn = Array.from({ length: sites }, () => 0);
  const byItem = Map.groupBy(positions, (position) => position.item);
  for (const item of items) {
    const own = byItem.get(item.id) ?? [];
    const supplies = own.filter((position) => 'supply' in position);
    const supplied = supplies.reduce((sum, { supply }) => sum + supply, 0);
    const needs = own.filter((position) => 'need' in position);
    const needed = needs.reduce((sum, { need }) => sum + need, 0);
    for (const supply of supplies)
      for (const need of needs) {
        const [from, to] = [siteIndex(supply.site), siteIndex(need.site)];
        const units = (need.need * supply.supply) / Math.max(supplied, needed);
        kg[from * sites + to]! += units * item.unitWeightKg;
        m3[from * sites + to]! += units * item.unitVolumeM3;
        palletsOut[from]! += (units * item.unitPalletMicro) / 1_000_000;
        palletsIn[to]! += (units * item.unitPalletMicro) / 1_000_000;
      }
  }
  return {
    lane: (from, to) => ({ kg: kg[from * sites + to]!, m3: m3[from * sites + to]! }),
    palletsOut,
    palletsIn,
  };
}

function between(random: Random, [least, most]: readonly [number, number]): number {
  return least + random.unit() ** 1.5 * (most - least);
}

function siteId(site: number): string {
  return `S${String(site + 1).padStart(2, '0')}`;
}

function siteIndex(id: string): number {
  return Number(id.slice(1)) - 1;
}
