import type { View, Watch, WorldView } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import { feedStatuses, items, sites, sourceAsOf, type FeedStatus } from '#operations/network';
import { ownEta, shipments, type Shipment } from '#operations/shipments';
import { consignments, type Consignment } from '#operations/stock';
import type { IntercompanyRow, IntercompanyStanding } from '#shared/protocol';
import type { AsOf, Instant, State } from '#shared/vocabulary';
import { adjustments, type AdjustmentRow } from './adjustment.collection.ts';
import { cares, type Care } from './care.collection.ts';
import { causeWords } from './cause-words.ts';
import { clearings, type Clearing } from './clearing.collection.ts';
import { matchDocument, type DocumentMatch, type Side } from './document-match.ts';
import { documentVersion } from './document-version.ts';
import { intercompanyPolicy } from './intercompany-policy.ts';
import { periodAt, periods, type Period } from './period.collection.ts';
import { postings, type Posting } from './posting.collection.ts';
import { settledAmount } from './settled-amount.ts';
import { shortName } from './trade-of.ts';

const watches: readonly Watch[] = [
  {
    collection: postings,
    subjects: ({ transferNumber }) => [transferNumber],
  } satisfies Watch<Posting>,
  { collection: cares, subjects: ({ document }) => [document] } satisfies Watch<Care>,
  {
    collection: adjustments,
    subjects: ({ document }) => [document],
  } satisfies Watch<AdjustmentRow>,
  {
    collection: clearings,
    subjects: ({ items: cleared }) => cleared.map(({ transferNumber }) => transferNumber),
  } satisfies Watch<Clearing>,
  {
    collection: consignments,
    subjects: ({ transfer }, world) => booked(world, transfer),
  } satisfies Watch<Consignment>,
  {
    collection: shipments,
    subjects: ({ purposeKind, purposeNumber }, world) =>
      purposeKind === 'transfer' ? booked(world, purposeNumber) : [],
  } satisfies Watch<Shipment>,
  {
    // A closed period lets go of what was matched in those before it.
    collection: periods,
    *subjects({ entity, isClosed }, world) {
      if (!isClosed) return;
      for (const period of world.by(periods, 'byEntity', entity))
        if (period.isClosed)
          for (const posting of world.by(postings, 'byPeriod', period.key))
            yield posting.transferNumber;
    },
  } satisfies Watch<Period>,
  {
    collection: feedStatuses,
    *subjects({ source }, world) {
      for (const posting of world.by(postings, 'bySource', source)) yield posting.transferNumber;
    },
  } satisfies Watch<FeedStatus>,
];

/** Every document between two entities: those of open periods and of the last one that was closed, and what is not matched. */
export const documentsView: View<IntercompanyRow> = {
  name: 'intercompany',
  watches,
  // Those that are long settled have no row; to find out costs as much as their row does, and is done part by part.
  keys: (world) => documentsOf(world),
  project: documentRow,
};

function documentsOf(world: WorldView): Set<string> {
  const numbers = new Set<string>();
  for (const { transferNumber } of world.all(postings)) numbers.add(transferNumber);
  return numbers;
}

/** A document as the matrix adds it up and the grid shows it; null for what has no other side, or is long settled. */
export function documentRow(world: WorldView, number: string): IntercompanyRow | null {
  const match = matchDocument(world.by(postings, 'byTransfer', number));
  if (!match || isSettled(world, match)) return null;
  const goods = world.get(consignments, number);
  const arrivesAt = match.transitMinor > 0 ? arrivalOf(world, goods) : null;
  const arrivesPeriod =
    arrivesAt === null ? null : (periodAt(world, match.buyer.entity, arrivesAt)?.period ?? null);
  const { settledMinor, statement } = settledAmount(world, match);
  const standing = standingOf(match, arrivesPeriod, settledMinor);
  const owner = world.get(cares, number)?.owner ?? null;
  return {
    key: number,
    standing,
    state: stateOf(world, standing, match),
    seller: match.seller.entity,
    sellerName: shortName(world, match.seller.entity),
    buyer: match.buyer.entity,
    buyerName: shortName(world, match.buyer.entity),
    ...goodsOf(world, goods),
    currency: match.currency,
    period: match.period,
    sellerMinor: dueOf(match.seller),
    buyerMinor: dueOf(match.buyer),
    postedMinor: match.postedMinor,
    matchedMinor: match.matchedMinor,
    transitMinor: match.transitMinor,
    unmatchedMinor: match.unmatchedMinor,
    settledMinor,
    statement,
    profitMinor: match.profitMinor,
    postedAt: match.postedAt,
    arrivesAt,
    arrivesPeriod,
    cause: causeWords(world, match, arrivesPeriod),
    owner,
    ownerName: owner === null ? null : personName(owner),
    adjustment: world.by(adjustments, 'byDocument', number).at(-1)?.status ?? 'none',
    version: documentVersion(world, number),
    asOf: asOf(world, match),
  };
}

/** Matched, and a later period than its own is closed at the seller. */
function isSettled(
  world: WorldView,
  { period, seller, unmatchedMinor, transitMinor }: DocumentMatch,
) {
  if (unmatchedMinor > 0 || transitMinor > 0) return false;
  return world
    .by(periods, 'byEntity', seller.entity)
    .some((one) => one.isClosed && one.period > period);
}

function standingOf(
  match: DocumentMatch,
  arrivesPeriod: string | null,
  settledMinor: number,
): IntercompanyStanding {
  if (match.unmatchedMinor > 0) return 'unmatched';
  if (match.transitMinor === 0)
    return settledMinor > 0 && settledMinor >= match.matchedMinor ? 'settled' : 'matched';
  return arrivesPeriod !== null && arrivesPeriod !== match.period ? 'cutOff' : 'inTransit';
}

function stateOf(world: WorldView, standing: IntercompanyStanding, match: DocumentMatch): State {
  if (standing === 'cutOff') return 'watch';
  if (standing !== 'unmatched') return 'ok';
  const { lateAboveMinor } = intercompanyPolicy(world).content;
  return match.unmatchedMinor > lateAboveMinor ? 'late' : 'watch';
}

/** When it should be there: by our own estimate of its truck, else as the destination was told. */
function arrivalOf(world: WorldView, goods: Consignment | undefined): Instant | null {
  const shipment = goods?.shipment == null ? undefined : world.get(shipments, goods.shipment);
  const eta = shipment ? ownEta(world, shipment) : null;
  return eta?.p50At ?? goods?.expectedAt ?? null;
}

function goodsOf(world: WorldView, goods: Consignment | undefined) {
  const nameOf = (gln: string | null | undefined) =>
    gln == null ? '' : (world.get(sites, gln)?.name ?? gln);
  const lines = goods?.lines ?? [];
  const [only] = lines;
  const isOne = only !== undefined && lines.length === 1;
  return {
    from: goods?.from ?? null,
    fromName: nameOf(goods?.from),
    to: goods?.to ?? null,
    toName: nameOf(goods?.to),
    item: isOne ? (world.get(items, only.gtin)?.description ?? only.gtin) : `${lines.length} items`,
    unit: isOne ? only.unit : null,
    sent: isOne && goods?.loadedAt != null ? only.loaded : null,
    got: isOne && goods?.countedAt != null ? only.received : null,
  };
}

function dueOf(side: Side): number | null {
  return side.postings.length === 0 ? null : side.dueMinor;
}

/** As good as the ledger that says less of itself: one that is silent makes the whole document stale. */
function asOf(world: WorldView, { seller, buyer, latest }: DocumentMatch): AsOf {
  const ends = [latest, ...[seller, buyer].flatMap(({ postings: own }) => own.slice(-1))];
  const said = ends.map(({ source, occurredAt, receivedAt }) =>
    sourceAsOf(world, source, occurredAt, receivedAt),
  );
  return said.find(({ cadenceMs }) => cadenceMs !== null) ?? said[0]!;
}

function booked(world: WorldView, number: string): string[] {
  return world.by(postings, 'byTransfer', number).length === 0 ? [] : [number];
}
