import type { WorldView } from '#engine/kernel';
import { approvalInputs, neededApprovals, type ApprovalCase } from '#operations/approvals';
import { items, sites } from '#operations/network';
import { transferPolicy } from '#operations/policy';
import { consignments, type Consignment } from '#operations/stock';
import { neededFor, transfers } from '#operations/transfers';
import type { BacktestFlip } from '#shared/protocol';
import { lineAmountMinor, toMs, type Currency, type Instant } from '#shared/vocabulary';
import { rolesAsked } from './ask-words.ts';
import type { Side } from './side.ts';

/** A movement between two sites that the matrix is asked about. */
export interface Movement {
  number: string;
  /** Asked for here; the others are the ERPs' own, of which nobody was asked: they say how much traffic there is. */
  isAsked: boolean;
  at: Instant;
  asked: ApprovalCase;
  /** Where it can be looked at: a transfer of here has a card, one of the ERPs goes by its truck. */
  link: BacktestFlip['link'];
}

/** Transfers of the window: those that were asked for here, and those that the ERPs planned and loaded, at cost. */
export function movementsOf(base: WorldView, fromMs: number, currency: Currency): Movement[] {
  const found: Movement[] = [];
  for (const transfer of base.all(transfers))
    if (toMs(transfer.requestedAt) >= fromMs)
      found.push({
        number: transfer.number,
        isAsked: true,
        at: transfer.requestedAt,
        asked: transfer,
        link: { kind: 'transfer', key: transfer.number },
      });
  for (const one of base.all(consignments)) {
    if (one.loadedAt === null || toMs(one.loadedAt) < fromMs || base.get(transfers, one.transfer))
      continue;
    const asked = caseOf(base, one, currency);
    if (asked) {
      const { transfer: number, loadedAt: at } = one;
      found.push({ number, isAsked: false, at, asked, link: linkOfErp(one) });
    }
  }
  return found.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.number < b.number) ? -1 : 1));
}

/** The truck of a transfer that the ERP planned; its number alone where none is known. */
export function linkOfErp({ shipment, transfer }: Consignment): BacktestFlip['link'] {
  return shipment === null
    ? { kind: 'document', key: transfer }
    : { kind: 'shipment', key: shipment };
}

function caseOf(base: WorldView, one: Consignment, currency: Currency): ApprovalCase | null {
  const { from, to, lines } = one;
  const [first] = lines;
  const source = from === null ? undefined : base.get(sites, from);
  const destination = to === null ? undefined : base.get(sites, to);
  if (!first || !source || !destination) return null;
  const valueMinor = lines.reduce(
    (sum, line) =>
      sum + lineAmountMinor(line.loaded, base.get(items, line.gtin)?.unitCostMicro ?? 0),
    0,
  );
  return {
    valueMinor,
    currency: base.get(items, first.gtin)?.currency ?? currency,
    quantity: lines.reduce((sum, line) => sum + line.loaded, 0),
    from: source.gln,
    to: destination.gln,
    seller: source.entity,
    buyer: destination.entity,
    gtin: first.gtin,
    laneId: '',
    requestedBy: '',
  };
}

/** Whom the matrix asks for a movement, under the versions of a side; parts of one wish count together, as they do live. */
export function askedFor(base: WorldView, side: Side, { number, asked }: Movement): string[] {
  const transfer = base.get(transfers, number);
  if (transfer) return rolesAsked(neededFor(side, transfer).needed);
  const inputs = approvalInputs(side, asked);
  const policy = transferPolicy(side, [inputs.from, inputs.to]);
  return rolesAsked(neededApprovals(policy, inputs, asked.currency).needed);
}
