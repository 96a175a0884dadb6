import type { Cause, Quantity } from './messages.ts';

/** A sales order, kept until every line is delivered or cancelled. */
export interface Order {
  number: string;
  /** Its ordinal: the key of its draws. */
  nth: number;
  site: number;
  customer: number;
  priority: number;
  commitMs: number;
  isTracked: boolean;
  /** Waves of picking so far, and how many of them the customer has: the rest of a short order goes in a later one. */
  waves: number;
  wavesDelivered: number;
  lines: OrderLine[];
  /** Pieces between "taken on" and "moved", by the command that moves them. */
  moving?: Record<string, MovingPieces>;
}

/** What the ERP will say of a move of pieces, once it is done. */
export interface MovingPieces {
  from: number;
  toLine: number;
  releasedQuantity: number;
  /** Picks that are called off for it. */
  tasks: { id: string; quantity: number }[];
}

export interface OrderLine {
  line: number;
  item: number;
  quantity: number;
  allocated: number;
  shipped: number;
  unitPriceMicro: number;
  needByMs: number;
  /** The site that serves it, where that is another one than the order's. */
  site?: number;
  /** What brings the pieces that it is promised from, `transfer/TRF-2026-0648`: no other stock is given to it. */
  inbound?: string;
}

export interface PurchaseOrder {
  number: string;
  nth: number;
  site: number;
  supplier: number;
  dueMs: number;
  lines: { line: number; item: number; quantity: number }[];
  isTracked: boolean;
  isReceived?: boolean;
}

/** A movement between sites: of the ERP's own (TO-…) or asked for by Signalbox (TRF-…). */
export interface Transfer {
  number: string;
  nth: number;
  isOwn: boolean;
  from: number;
  to: number;
  lines: Quantity[];
  /** By entity: the number that its ERP gave it. */
  erpNumbers: Record<string, string>;
  /** The same, of orders that it has cancelled since as well. */
  erpNumbersGiven: Record<string, string>;
  shipped: Quantity[] | null;
  received: Quantity[] | null;
  /** Told by the scenario: how late and why, instead of by chance. */
  trouble: Trouble[] | null;
  cause: Cause | null;
}

/** One thing that makes a truck late: minutes, where on the way (share of the road), and the word for it. */
export interface Trouble {
  kind: 'lateDeparture' | 'dwell' | 'workZone' | 'weather' | 'breakdown';
  minutes: number;
  at: number;
  words: string;
}

export interface Task {
  id: string;
  nth: number;
  site: number;
  kind: 'pick' | 'receive' | 'count';
  purpose: string;
  lines: Quantity[];
  /** `taken`: accepted from whoever asked for it, and not in the queue yet. */
  status: 'taken' | 'queued' | 'started' | 'done' | 'cancelled';
  cause: Cause | null;
}

/** Goods that stand packed at a dock, or have been loaded; by purpose and site. */
export interface Staged {
  site: number;
  purpose: string;
  lines: Quantity[];
  sscc: string[];
  cause: Cause | null;
}

export interface Shipment {
  id: string;
  nth: number;
  purpose: string;
  carrier: number;
  mode: 'ground' | 'teamDrive';
  /** `S3` a site, `C12` a customer, `V7` a supplier. */
  from: string;
  to: string;
  km: number;
  freightMinor: number;
  valueMinor: number;
  weightGrams: number;
  lines: Quantity[];
  pass: { name: string; km: number; plannedArriveMs: number; plannedDepartMs: number } | null;
  plannedDepartMs: number;
  plannedArriveMs: number;
  /** `loaded`: the goods are in it, and it has yet to pass the gate. */
  status:
    | 'planned'
    | 'tendered'
    | 'accepted'
    | 'waiting'
    | 'loaded'
    | 'moving'
    | 'arrived'
    | 'cancelled';
  trouble: Trouble[];
  /** The trip as it will be driven, once it has left: km at each instant, straight between them. */
  trip: { atMs: number[]; km: number[] } | null;
  departedMs: number | null;
  /** The carrier's latest word on the arrival at the last stop. */
  etaMs: number;
  /** The device is silent in this span. */
  signalLost: { fromMs: number; untilMs: number } | null;
  passed: 'no' | 'at' | 'yes';
  /** News that the carrier has yet to tell, oldest first. */
  news: { atMs: number; etaMs: number; words: string }[];
  isExpedited: boolean;
  tenders: number;
  cause: Cause | null;
}

/** A spell of demand far above the usual for some items of a site. */
export interface Spike {
  nth: number;
  site: number;
  items: number[];
  factor: number;
  untilMs: number;
}

export interface CommandRecord {
  id: string;
  feed: number;
  /** Of type and data: the same id with other content is refused. */
  hash: number;
  envelope: {
    id: string;
    type: string;
    actor: string;
    reason?: string;
    expires: string;
    correlationid: string;
    data: unknown;
  };
  status: 'taken' | 'accepted' | 'rejected' | 'applied';
  /** How often its effect was carried out: 1, whatever came in between. */
  applied: number;
  code: string | null;
}

export interface FaultWindow {
  feed: number;
  kind: string;
  untilMs: number;
  /** Ordinal: the key of its draws. */
  nth: number;
}

/** A statement between two entities as one ledger cleared it; its number is free again once it is reversed. */
export interface Settlement {
  postingId: string;
  /** Taken back, and not said so yet. */
  isReversed: boolean;
  counterparty: string;
  currency: string;
  items: { transferNumber: string; dueMinor: number }[];
  lines: { account: string; name: string; debitMinor: number; creditMinor: number }[];
}

export interface Invoice {
  number: string;
  entity: number;
  isHeld: boolean;
}

/** The last name given out in each series. */
export interface Counters {
  order: number;
  po: number;
  transfer: number;
  transferOrder: number;
  shipment: number;
  task: number;
  sscc: number;
  invoice: number;
  receipt: number;
  count: number;
  posting: number;
  snapshot: number;
  fault: number;
  spike: number;
  signalboxReceipts: number;
  signalboxPicks: number;
}

/** Where every single piece came from and went: the conservation equation of stock.ts, by item. */
export interface Flows {
  initial: number[];
  purchased: number[];
  sold: number[];
  counted: number[];
  lost: number[];
}

/** Everything that changes in the world. Plain data, Maps and number arrays: books/snapshot.ts writes and reads it. */
export interface WorldState {
  /** The `now` of the first start: until then the stage is set, then the heat wave comes. */
  firstNowMs: number;
  nowMs: number;
  /** Per feed: the last sequence given out, and when. */
  heads: number[];
  lastSpokeMs: number[];
  epochs: number[];
  onHand: number[];
  reserved: number[];
  blocked: number[];
  onOrder: number[];
  flows: Flows;
  counters: Counters;
  orders: Map<string, Order>;
  /** Orders by position that wait for stock, in the order of their coming. */
  waiting: Map<number, string[]>;
  purchaseOrders: Map<string, PurchaseOrder>;
  transfers: Map<string, Transfer>;
  /** Set aside by command, by site and purpose, until loaded or released. */
  reservations: Map<
    string,
    { site: number; purpose: string; lines: Quantity[]; cause: Cause | null }
  >;
  /** Work not yet done, by task; and the latest task of a site and purpose, done or not, until it has left. */
  tasks: Map<string, Task>;
  taskOf: Map<string, string>;
  staged: Map<string, Staged>;
  /** Trucks that wait at a dock, by site and purpose: shipment. */
  atDock: Map<string, string>;
  /** On the road between sites, by purpose: sellable at neither end. */
  inTransit: Map<string, { from: number; to: number; lines: Quantity[] }>;
  /** Goods announced to a site, by site and purpose. */
  expected: Map<string, Quantity[]>;
  receiving: Map<string, { lines: Quantity[]; cause: Cause | null }>;
  /** Until when the pickers of a site are busy, world ms. */
  busyUntilMs: number[];
  shipments: Map<string, Shipment>;
  shipmentByPurpose: Map<string, string>;
  spikes: Map<number, Spike>;
  /** Per entity: account → debits and credits. */
  ledger: Map<number, Map<string, { debitMinor: number; creditMinor: number }>>;
  periods: Map<number, Map<string, 'open' | 'closed'>>;
  /** Per entity: what of each document is due to it, below zero what it owes; none once it is cleared. */
  openItems: Map<number, Map<string, number>>;
  /** By entity and statement: what was cleared. */
  settlements: Map<string, Settlement>;
  invoices: Map<string, Invoice>;
  commands: Map<string, CommandRecord>;
  faults: FaultWindow[];
}

/** A world in which nothing has happened yet. */
export function emptyState(size: {
  feeds: number;
  sites: number;
  items: number;
  startMs: number;
  firstNowMs: number;
  epoch: number;
}): WorldState {
  const positions = size.sites * size.items;
  const zeros = (length: number) => Array.from({ length }, () => 0);
  return {
    firstNowMs: size.firstNowMs,
    nowMs: size.startMs,
    heads: zeros(size.feeds),
    lastSpokeMs: Array.from({ length: size.feeds }, () => size.startMs),
    epochs: Array.from({ length: size.feeds }, () => size.epoch),
    onHand: zeros(positions),
    reserved: zeros(positions),
    blocked: zeros(positions),
    onOrder: zeros(positions),
    flows: {
      initial: zeros(size.items),
      purchased: zeros(size.items),
      sold: zeros(size.items),
      counted: zeros(size.items),
      lost: zeros(size.items),
    },
    counters: {
      order: 759_800,
      po: 298_700,
      transfer: 0,
      transferOrder: 20_600,
      shipment: 45_100,
      task: 500_000,
      sscc: 0,
      invoice: 86_000,
      receipt: 70_000,
      count: 30_000,
      posting: 900_000,
      snapshot: 0,
      fault: 0,
      spike: 0,
      signalboxReceipts: 0,
      signalboxPicks: 0,
    },
    orders: new Map(),
    waiting: new Map(),
    purchaseOrders: new Map(),
    transfers: new Map(),
    reservations: new Map(),
    tasks: new Map(),
    taskOf: new Map(),
    staged: new Map(),
    atDock: new Map(),
    inTransit: new Map(),
    expected: new Map(),
    receiving: new Map(),
    busyUntilMs: Array.from({ length: size.sites }, () => size.startMs),
    shipments: new Map(),
    shipmentByPurpose: new Map(),
    spikes: new Map(),
    ledger: new Map(),
    periods: new Map(),
    openItems: new Map(),
    settlements: new Map(),
    invoices: new Map(),
    commands: new Map(),
    faults: [],
  };
}
