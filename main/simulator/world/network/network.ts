import type { Gln, Gtin, Locode, Scac, Unit } from '#shared/vocabulary';
import type { Point } from '../great-circle.ts';

/** A legal entity with its own ERP, ledger and feed. */
export interface Entity {
  index: number;
  gln: Gln;
  code: string;
  name: string;
  /** `erp/northern`. */
  source: string;
  /** Added to cost when it sells to its sister, hundredths of a per cent. */
  markupBasisPoints: number;
}

/** A distribution centre with its own WMS and feed. Minutes are minutes of the local day. */
export interface Site extends Point {
  index: number;
  gln: Gln;
  code: string;
  name: string;
  state: string;
  entity: number;
  /** `wms/atlanta`. */
  source: string;
  locode: Locode;
  zone: string;
  dockDoors: number;
  opensAtMinute: number;
  closesAtMinute: number;
  /** ISO weekdays, 1 is Monday. */
  workDays: readonly number[];
  cutOffMinute: number;
  pickAndStageMinutes: number;
  /** Picks that a full shift finishes in an hour. */
  tasksPerHour: number;
}

/** When an item sells: with heat, with cold, or evenly. */
export type Season = 'cooling' | 'heating' | 'even';

export interface Item {
  index: number;
  gtin: Gtin;
  sku: string;
  description: string;
  unit: Unit;
  casePack: number;
  weightGrams: number;
  volumeCm3: number;
  abcClass: 'A' | 'B' | 'C';
  unitCostMicro: number;
  unitPriceMicro: number;
  season: Season;
  supplier: number;
  /** The share of all order lines that ask for it; the shares of all items sum to 1. */
  share: number;
  /** Median quantity of a line, and the step in which people order. */
  typicalQuantity: number;
  orderStep: number;
  /** Sells in bursts: most weeks nothing, then several lines (a fifth of the slow movers). */
  isIntermittent: boolean;
}

export interface Customer extends Point {
  index: number;
  gln: Gln;
  name: string;
  place: string;
  servedBy: number;
  /** Its share of the orders of its site's customers, before normalizing. */
  weight: number;
  /** 1 goes first. */
  priority: number;
  alias: string;
}

export interface Supplier extends Point {
  index: number;
  gln: Gln;
  name: string;
  place: string;
  leadTimeDays: number;
  /** The chance that a confirmation comes late or a promise slips. */
  unreliability: number;
  /** It sends trucks that the TMS tracks; the others only knock at the dock. */
  isCollected: boolean;
  items: number[];
  alias: string;
}

export interface Carrier {
  index: number;
  gln: Gln;
  scac: Scac;
  name: string;
  kind: 'truckload' | 'team' | 'parcel';
  /** How often its devices report, minutes. */
  cadenceMinutes: number;
}

export interface Lane {
  laneId: string;
  from: number;
  to: number;
  mode: 'ground' | 'teamDrive';
  carrier: number;
  distanceKm: number;
  transitMinutesP50: number;
  transitMinutesP90: number;
  costMinor: number;
  costPerKgMinor: number;
}

/** All that stands still while the world goes on: made once from seed and scale, the same each time. */
export interface Network {
  currency: 'USD';
  entities: readonly Entity[];
  sites: readonly Site[];
  items: readonly Item[];
  customers: readonly Customer[];
  suppliers: readonly Supplier[];
  carriers: readonly Carrier[];
  lanes: readonly Lane[];
}
