import { ediShipNoticeReceived } from '#shared/contracts';
import { dateOf } from '../map/date.ts';
import { inRole } from '../map/party.ts';
import type { EdiShipNotice } from '../map/ship-notice.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** 856: what a supplier has on the road to us; an event for each purchase order that something aboard belongs to. */
export function shipNoticeEvents(notice: EdiShipNotice, to: X12Translation): EventDraft[] {
  const site = to.site(inRole(notice.parties, 'ST'));
  const supplier = to.partner(inRole(notice.parties, 'SF', 'SU', 'SE', 'VN'));
  if (notice.purpose === 'cancellation') to.refuse('a cancelled ship notice is not taken', 'BSN01');
  const shippedAt = to.instant(dateOf(notice.dates, 'shipped') ?? notice.notifiedAt);
  const estimatedArriveAt = to.instant(
    dateOf(notice.dates, 'deliveryEstimated', 'arrivalEstimated', 'deliveryScheduled'),
    '23:59:59',
  );
  const named = new Set(notice.orders.map(({ orderNumber }) => orderNumber).filter(Boolean));
  // Items that name no order belong to the one that is named, where there is one alone.
  const [only] = named.size === 1 ? named : [];
  const aboard = Map.groupBy(notice.lines, ({ orderNumber }) => orderNumber ?? only);
  return [...(aboard.size > 0 ? aboard : [[only, []] as const])].map(([poNumber, lines]) =>
    draftOf(ediShipNoticeReceived, notice.shipmentNumber, {
      shipNoticeNumber: notice.shipmentNumber,
      ...(poNumber !== undefined && { poNumber }),
      ...(supplier && { supplier: supplier.gln }),
      ...(site && { site: site.gln }),
      ...(notice.carrier?.scac !== undefined && { carrier: notice.carrier.scac }),
      ...(shippedAt !== undefined && { shippedAt }),
      ...(estimatedArriveAt !== undefined && { estimatedArriveAt }),
      lines: lines.flatMap(
        ({ productIds, quantity, position }) =>
          countedIn(to, to.item(productIds), quantity, `HL/${position}/SN102`) ?? [],
      ),
    }),
  );
}
