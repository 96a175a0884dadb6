import { stockSnapshot } from '#shared/contracts';
import { inRole, type EdiParty } from '../map/party.ts';
import { purposeOf } from '../map/purpose.ts';
import type { EdiStockLine, EdiStockSnapshot } from '../map/stock-snapshot.ts';
import { countedIn, type Counted } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** Positions in one event at most: as many as a WMS sends in a part. */
const PART = 500;

/** 846: what lies at a warehouse. A report over several sites becomes a snapshot of each. */
export function stockSnapshotEvents(report: EdiStockSnapshot, to: X12Translation): EventDraft[] {
  if (report.purpose !== purposeOf(undefined) && report.purpose !== 'repeat')
    to.refuse(`a report that is a ${report.purpose} is not taken`, 'BIA01');
  const place = inRole(report.parties, 'WH', 'SF', 'SE', 'VN');
  const bySite = new Map<string, NonNullable<ReturnType<typeof positionOf>>[]>();
  for (const line of report.lines) {
    const site = to.site(placeOf(line, place));
    const position = positionOf(line, to);
    if (site === undefined || position === undefined) continue;
    const positions = bySite.get(site.gln) ?? [];
    positions.push(position);
    bySite.set(site.gln, positions);
  }
  if (place === undefined && report.lines.every((line) => line.parties.length === 0))
    to.refuse('the report does not say where the stock lies', 'N1');
  return [...bySite].flatMap(([site, positions]) => {
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

function placeOf(line: EdiStockLine, place: EdiParty | undefined): EdiParty | undefined {
  return inRole(line.parties, 'WH', 'SF', 'SE', 'VN') ?? place;
}

/** Buckets of a line. On hand and available together say what is reserved; available alone is what there is to sell. */
function positionOf(line: EdiStockLine, to: X12Translation) {
  const item = to.item(line.productIds);
  const at = `LIN/${line.position}/QTY02`;
  const counted = (...states: string[]): Counted | undefined => {
    const found = line.quantities.find((one) => states.includes(one.state));
    return found && countedIn(to, item, found.quantity, at);
  };
  const onHand = counted('onHand');
  const available = counted('available');
  const blocked = counted('onHold', 'unusable')?.quantity ?? 0;
  const first = onHand ?? available;
  if (item === undefined) return undefined;
  if (first === undefined) {
    to.refuse(`${item.sku} has neither a quantity on hand nor one available`, at);
    return undefined;
  }
  const all = onHand?.quantity ?? first.quantity + blocked;
  const free = available?.quantity ?? all - blocked;
  return {
    gtin: item.gtin,
    unit: item.unit,
    onHand: all,
    reserved: Math.max(0, all - free - blocked),
    blocked,
  };
}
