import type { DataOf, ediOrderReceived } from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { noteName, rowInstant, rowInstantOrNull } from '#operations/network';
import { ediOrders } from './edi-order.collection.ts';
import { orders, partnerKey } from './order.collection.ts';

/**
 * A partner's order came as a file. The ERP's own order with that partner and number may have come before it or will
 * come after it; either way it is demand once, through the ERP's.
 */
export function foldEdiOrder(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof ediOrderReceived>>,
): void {
  const { data } = event;
  const key = partnerKey(data.customer, data.partnerReference);
  const known = draft.get(ediOrders, key);
  if (known && known.occurredAt > event.occurredAt) return;
  const about = `EDI order ${data.partnerReference}`;
  noteName(draft, event, 'partner', data.customer, about);
  if (data.site !== undefined) noteName(draft, event, 'site', data.site, about);
  for (const line of data.lines) noteName(draft, event, 'item', line.gtin, about);
  const [booked] = draft.by(orders, 'byPartnerReference', key);
  draft.put(ediOrders, {
    key,
    customer: data.customer,
    partnerReference: data.partnerReference,
    site: data.site ?? null,
    currency: data.currency ?? 'USD',
    orderedAt: rowInstant(data.orderedAt),
    lines: data.lines.map((line) => ({
      line: line.line,
      gtin: line.gtin,
      unit: line.unit,
      quantity: line.quantity,
      unitPriceMicro: line.unitPriceMicro ?? null,
      needAt: rowInstantOrNull(line.needBy),
    })),
    orderNumber: known?.orderNumber ?? booked?.orderNumber ?? null,
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  });
}
