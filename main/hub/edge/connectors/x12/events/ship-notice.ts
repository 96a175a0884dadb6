import { ediShipNoticeReceived } from '#shared/contracts';
import { dateOf } from '../map/date.ts';
import { inRole } from '../map/party.ts';
import type { EdiShipNotice } from '../map/ship-notice.ts';
import { countedIn } from './counted.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** 856: what a supplier has on the road to us, by purchase order. */
export function shipNoticeEvents(notice: EdiShipNotice, to: X12Translation): EventDraft[] {
  const site = to.site(inRole(notice.parties, 'ST'));
  const supplier = to.partner(inRole(notice.parties, 'SF', 'SU', 'SE', 'VN'));
  const poNumber = notice.orders[0]?.orderNumber ?? notice.lines[0]?.orderNumber;
  const shippedAt = to.instant(dateOf(notice.dates, 'shipped') ?? notice.notifiedAt);
  const estimatedArriveAt = to.instant(
    dateOf(notice.dates, 'deliveryEstimated', 'arrivalEstimated', 'deliveryScheduled'),
    '23:59:59',
  );
  const lines = notice.lines.map((line) =>
    countedIn(to, to.item(line.productIds), line.quantity, `HL/${line.position}/SN102`),
  );
  return [
    draftOf(ediShipNoticeReceived, notice.shipmentNumber, {
      shipNoticeNumber: notice.shipmentNumber,
      ...(poNumber && { poNumber }),
      ...(supplier && { supplier: supplier.gln }),
      ...(site && { site: site.gln }),
      ...(notice.carrier?.scac !== undefined && { carrier: notice.carrier.scac }),
      ...(shippedAt !== undefined && { shippedAt }),
      ...(estimatedArriveAt !== undefined && { estimatedArriveAt }),
      lines: lines.filter((line) => line !== undefined),
    }),
  ];
}
