import { defineCollection } from '#engine/kernel';
import { positionKey } from '#operations/network';
import type { Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

export interface ConsignmentLine {
  gtin: Gtin;
  unit: Unit;
  /** What the destination was told to expect. */
  expected: number;
  /** What left the origin, less what the destination refused: that goes back as goods of its own. */
  loaded: number;
  /** What the destination counted, good or not. */
  received: number;
}

/**
 * Goods of one transfer on their way between two sites, from the words of both warehouses and of the TMS, in whatever
 * order these come. In transit is a place of its own: loaded, not received, not closed; sellable at neither end.
 */
export interface Consignment {
  /** TRF-2026-0648, or the ERP's own transfer number; with `/back`, what its destination refused of it. */
  transfer: string;
  from: Gln | null;
  to: Gln | null;
  lines: readonly ConsignmentLine[];
  shipment: string | null;
  /** When the destination was told that it comes. */
  expectedAt: Instant | null;
  loadedAt: Instant | null;
  /** The first receipt: what is still missing after it is short, not on its way. */
  countedAt: Instant | null;
  /** A person, or the ledger, closed what never came: it is in transit no more. */
  closedAt: Instant | null;
  /** Called off before it was loaded: nothing is expected of it. */
  withdrawnAt: Instant | null;
  /** Loads and receipts that are in the lines, by the first SSCC or receipt number: each counts once. */
  counted: readonly string[];
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All goods moved between sites, by transfer. */
export const consignments = defineCollection<Consignment>({
  name: 'stock.consignment',
  key: (consignment) => consignment.transfer,
  columns: {
    transfer: { type: 'text' },
    from: { type: 'text', nullable: true },
    to: { type: 'text', nullable: true },
    lines: { type: 'json' },
    shipment: { type: 'text', nullable: true },
    expectedAt: { type: 'instant', nullable: true },
    loadedAt: { type: 'instant', nullable: true },
    countedAt: { type: 'instant', nullable: true },
    closedAt: { type: 'instant', nullable: true },
    withdrawnAt: { type: 'instant', nullable: true },
    counted: { type: 'json' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    /** Positions that something of it comes to, on the road or announced. */
    openInto: (consignment) => openPositions(consignment, consignment.to),
    /** Positions that something of it has left and that has not arrived. */
    openFrom: (consignment) =>
      consignment.from === null
        ? null
        : consignment.lines
            .filter((line) => onTheRoad(consignment, line) > 0)
            .map((line) => positionKey(consignment.from!, line.gtin)),
    byShipment: (consignment) => consignment.shipment,
  },
});

/** Under what the refused goods of a transfer go back. */
export function backOf(transfer: string): string {
  return `${transfer}${BACK}`;
}

const BACK = '/back';

/** The purpose that documents of some goods name. */
export function purposeOfGoods({ transfer }: Pick<Consignment, 'transfer'>): {
  kind: 'transfer' | 'return';
  number: string;
} {
  return transfer.endsWith(BACK)
    ? { kind: 'return', number: transfer.slice(0, -BACK.length) }
    : { kind: 'transfer', number: transfer };
}

/** What of a line has left and has not arrived. More received than loaded is "over", nothing in transit. */
export function onTheRoad(consignment: Consignment, line: ConsignmentLine): number {
  return consignment.closedAt === null ? Math.max(0, line.loaded - line.received) : 0;
}

/** What of a line is announced and has not been loaded; none once a truck has left, the rest was picked short. */
export function announcedQuantity(consignment: Consignment, line: ConsignmentLine): number {
  const { loadedAt, countedAt, closedAt, withdrawnAt } = consignment;
  if ((loadedAt ?? countedAt ?? closedAt ?? withdrawnAt) !== null) return 0;
  return line.expected;
}

/** The positions at both ends of a consignment: what looks again when it changes. */
export function positionsOf(consignment: Consignment): string[] {
  const ends = [consignment.from, consignment.to].filter((site) => site !== null);
  return ends.flatMap((site) => consignment.lines.map((line) => positionKey(site, line.gtin)));
}

function openPositions(consignment: Consignment, site: Gln | null): string[] | null {
  if (site === null) return null;
  return consignment.lines
    .filter((line) => onTheRoad(consignment, line) > 0 || announcedQuantity(consignment, line) > 0)
    .map((line) => positionKey(site, line.gtin));
}
