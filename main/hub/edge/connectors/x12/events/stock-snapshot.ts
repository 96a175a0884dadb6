import { stockSnapshot } from '#shared/contracts';
import type { ItemMaster } from '#operations/network';
import { inRole, type EdiParty } from '../map/party.ts';
import { purposeOf } from '../map/purpose.ts';
import type {
  EdiStockLine,
  EdiStockQuantity,
  EdiStockSnapshot,
  EdiStockState,
} from '../map/stock-snapshot.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** Positions in one event at most: as many as a WMS sends in a part. */
const PART = 500;

/** What a report says of an item at a site: its lines (lots, say) added up, in the item's unit. */
interface Tally {
  item: ItemMaster;
  counts: Map<EdiStockState, number>;
}

/** 846: what lies at a warehouse. A report over several sites becomes a snapshot of each. */
export function stockSnapshotEvents(report: EdiStockSnapshot, to: X12Translation): EventDraft[] {
  if (report.purpose !== purposeOf(undefined) && report.purpose !== 'repeat')
    to.refuse(`a report that is a ${report.purpose} is not taken`, 'BIA01');
  const place = placeIn(report.parties);
  const bySite = new Map<string, Map<string, Tally>>();
  for (const line of report.lines) {
    const item = to.item(line.productIds);
    const quantities = Map.groupBy(
      line.quantities,
      (one) => one.place ?? placeIn(line.parties) ?? place,
    );
    for (const [party, here] of quantities) {
      const site = to.site(party);
      if (party === undefined) to.refuse('the report does not say where the stock lies', 'N1');
      if (item === undefined || site === undefined) continue;
      const tallies = bySite.get(site.gln) ?? new Map<string, Tally>();
      bySite.set(site.gln, tallies);
      const tally = tallies.get(item.gtin) ?? { item, counts: new Map() };
      tallies.set(item.gtin, tally);
      count(tally, here, line, to);
    }
    if (item !== undefined && quantities.size === 0) refuseUncounted(item, line.position, to);
  }
  return [...bySite].flatMap(([site, tallies]) => {
    const positions = [...tallies.values()].map((tally) => positionOf(tally, to));
    const parts = Math.ceil(positions.length / PART);
    return Array.from({ length: parts }, (_, part) =>
      draftOf(stockSnapshot, site, {
        site,
        snapshotId: report.reportNumber,
        part: part + 1,
        parts,
        positions: positions.slice(part * PART, (part + 1) * PART),
      }),
    );
  });
}

function placeIn(parties: readonly EdiParty[]): EdiParty | undefined {
  return inRole(parties, 'WH', 'SF', 'SE', 'VN');
}

const COUNTED: readonly EdiStockState[] = ['onHand', 'available', 'onHold', 'unusable'];

/** Adds what a line says of one place: of each state the first, others are the same seen otherwise. */
function count(
  { item, counts }: Tally,
  quantities: readonly EdiStockQuantity[],
  line: EdiStockLine,
  to: X12Translation,
): void {
  for (const state of COUNTED) {
    const found = quantities.find((one) => one.state === state);
    const counted = found && countedIn(to, item, found.quantity, `LIN/${line.position}/QTY02`);
    if (counted) counts.set(state, (counts.get(state) ?? 0) + counted.quantity);
  }
}

/** Buckets of a tally. On hand and available together say what is reserved; available alone is what there is to sell. */
function positionOf({ item, counts }: Tally, to: X12Translation) {
  const onHand = counts.get('onHand');
  const available = counts.get('available');
  const blocked = (counts.get('onHold') ?? 0) + (counts.get('unusable') ?? 0);
  if (onHand === undefined && available === undefined) refuseUncounted(item, null, to);
  const all = onHand ?? (available ?? 0) + blocked;
  const free = available ?? all - blocked;
  return {
    gtin: item.gtin,
    unit: item.unit,
    onHand: all,
    reserved: Math.max(0, all - free - blocked),
    blocked,
  };
}

function refuseUncounted(item: ItemMaster, line: number | null, to: X12Translation): void {
  const at = line === null ? 'QTY02' : `LIN/${line}/QTY02`;
  to.refuse(`${item.sku} has neither a quantity on hand nor one available`, at);
}
