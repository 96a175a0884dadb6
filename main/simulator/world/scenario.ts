import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import type { Network } from './network/network.ts';
import { positionOf } from './stock.ts';
import type { Trouble } from './state.ts';

/**
 * What the first start shows: a heat wave in the Southeast makes Atlanta short of things that keep buildings cool,
 * while Columbus and Chicago hold too much of them, and the truck that would help is hours late. Quantities are those
 * of the transfer card. The stage is set in history by ordinary means: purchases, counts, a quality hold. What `arrives`
 * is unloaded as the world goes live: with it the Midwest holds for months what the Southeast lacks.
 */
export const STAGED_STOCK: readonly {
  sku: string;
  site: string;
  onHand: number;
  blocked: number;
  /** The part of `onHand` that a supplier's truck brings last. */
  arrives?: number;
}[] = [
  { sku: 'BRK-2P60B', site: 'ATL', onHand: 412, blocked: 12 },
  { sku: 'BRK-2P60B', site: 'CMH', onHand: 1_180, blocked: 0, arrives: 576 },
  { sku: 'BRK-2P60B', site: 'CHI', onHand: 742, blocked: 0 },
  { sku: 'BRK-2P60B', site: 'ABE', onHand: 996, blocked: 0 },
  { sku: 'BRK-2P60B', site: 'RNO', onHand: 1_120, blocked: 0 },
  { sku: 'CFM-13B1', site: 'ATL', onHand: 74, blocked: 0 },
  { sku: 'CFM-13B1', site: 'CHI', onHand: 560, blocked: 0, arrives: 336 },
  { sku: 'CFM-13B1', site: 'CMH', onHand: 392, blocked: 4, arrives: 256 },
  { sku: 'CFM-12B1', site: 'ATL', onHand: 52, blocked: 0 },
  { sku: 'CFM-12B1', site: 'CHI', onHand: 424, blocked: 0, arrives: 296 },
  { sku: 'CTR-403PA', site: 'ATL', onHand: 96, blocked: 0 },
  { sku: 'CTR-403PA', site: 'CMH', onHand: 540, blocked: 0, arrives: 400 },
];

export const HEAT_WAVE = {
  site: 'ATL',
  skus: ['BRK-2P60B', 'CFM-13B1', 'CFM-12B1', 'CTR-403PA'],
  factor: 2.5,
  days: 6,
  /** After the first start's now. */
  beginsMs: 1 * MINUTE_MS,
  /** Large orders, minutes after it began: quantity of each of the four items, and days until needed. */
  orders: [
    { afterMinutes: 1, quantities: [168, 0, 0, 12], needDays: 2 },
    { afterMinutes: 2, quantities: [96, 24, 0, 0], needDays: 1 },
    { afterMinutes: 3, quantities: [120, 0, 12, 0], needDays: 3 },
    { afterMinutes: 5, quantities: [72, 16, 0, 20], needDays: 2 },
    { afterMinutes: 6, quantities: [108, 24, 16, 0], needDays: 2 },
    { afterMinutes: 8, quantities: [48, 0, 0, 30], needDays: 1 },
    { afterMinutes: 10, quantities: [96, 16, 0, 0], needDays: 3 },
    { afterMinutes: 12, quantities: [84, 0, 24, 24], needDays: 3 },
    { afterMinutes: 15, quantities: [60, 24, 0, 0], needDays: 3 },
  ],
} as const;

/** The truck of the picture: Allentown to Atlanta, 120 breakers aboard, held up three times. */
export const LATE_TRUCK: {
  from: string;
  to: string;
  lines: readonly { sku: string; quantity: number }[];
  orderedBeforeMs: number;
  readyBeforeMs: number;
  trouble: Trouble[];
} = {
  from: 'ABE',
  to: 'ATL',
  lines: [
    { sku: 'BRK-2P60B', quantity: 120 },
    { sku: 'FLT-20254B', quantity: 96 },
    { sku: 'STR-C10E', quantity: 200 },
  ],
  orderedBeforeMs: 24 * HOUR_MS,
  readyBeforeMs: 16 * HOUR_MS,
  trouble: [
    { kind: 'lateDeparture', minutes: 190, at: 0, words: 'Departed late' },
    { kind: 'dwell', minutes: 115, at: 0.24, words: 'Dwell at relay' },
    { kind: 'workZone', minutes: 62, at: 0.45, words: 'Work zone on I-81' },
  ],
};

/** When the stage is set, before the first start's now. */
export const STAGE = {
  purchaseBeforeMs: 6 * DAY_MS,
  purchaseDueBeforeMs: 18 * HOUR_MS,
  countBeforeMs: 25 * MINUTE_MS,
  /** Unloading takes half an hour: it is done soon after the first start's now. */
  lastArrivalBeforeMs: 20 * MINUTE_MS,
} as const;

/** What a staged position shall hold when its last truck is yet to be unloaded, and what that brings. */
export interface StagedPosition {
  site: number;
  item: number;
  onHand: number;
  blocked: number;
  arrives: number;
}

/** The staged positions of a network with their targets; empty where it has no such sites or items. */
export function stagedPositions(network: Network): Map<number, StagedPosition> {
  const staged = new Map<number, StagedPosition>();
  for (const { sku, site, onHand, blocked, arrives = 0 } of STAGED_STOCK) {
    const s = siteByCode(network, site);
    const i = itemBySku(network, sku);
    if (s !== null && i !== null)
      staged.set(positionOf(network, s, i), {
        site: s,
        item: i,
        onHand: onHand - arrives,
        blocked,
        arrives,
      });
  }
  return staged;
}

export function siteByCode(network: Network, code: string): number | null {
  const index = network.sites.findIndex((site) => site.code === code);
  return index < 0 ? null : index;
}

export function itemBySku(network: Network, sku: string): number | null {
  const index = network.items.findIndex((item) => item.sku === sku);
  return index < 0 ? null : index;
}
