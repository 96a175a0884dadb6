import type { ItemMaster } from '#operations/network';
import type { Gtin } from '#shared/vocabulary';
import type { PlanContent, PlannedLine } from './plan-content.ts';

/** The trucks that a line rides on, and what of their cost is really its own. Money in minor units. */
export interface SharedTruck {
  trucks: number;
  /** Of all of them, full or not. */
  costMinor: number;
  /** Lines that ride with it. */
  others: number;
  /** What the plan would cost less if this line alone were left out: its freight by weight, and trucks that nobody needs then. */
  addsMinor: number;
}

/**
 * A truck costs the same with one line or with ten: the share that a line is shown with is an account by weight or volume,
 * what it adds is this. The sum of what lines add is less than the cost of the lane wherever they share a truck.
 */
export function sharedTruck(
  itemOf: (gtin: Gtin) => ItemMaster | undefined,
  content: PlanContent,
  line: PlannedLine,
): SharedTruck {
  const lane = content.lanes.find(({ laneId }) => laneId === line.laneId);
  const others = content.lines.filter((one) => one.laneId === line.laneId && one !== line);
  if (!lane) return { trucks: 0, costMinor: 0, others: 0, addsMinor: line.freightMinor };
  let [grams, cm3] = [0, 0];
  for (const { gtin, quantity } of others) {
    const item = itemOf(gtin);
    grams += quantity * (item?.weightGrams ?? 0);
    cm3 += quantity * (item?.volumeCm3 ?? 0);
  }
  const needed = Math.max(
    Math.ceil(grams / (lane.capacityKg * 1_000)),
    Math.ceil(cm3 / (lane.capacityLitres * 1_000)),
  );
  const saved = Math.max(0, lane.trucks - Math.max(needed, others.length > 0 ? 1 : 0));
  return {
    trucks: lane.trucks,
    costMinor: lane.trucks * lane.truckCostMinor,
    others: others.length,
    addsMinor: line.freightMinor + saved * lane.truckCostMinor,
  };
}
