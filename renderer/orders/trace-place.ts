import { places } from '#ui';

/**
 * Where a link of a trace leads, by the shape of its key: an exception, a transfer, a stock position, an order or a
 * shipment. Null for what has no place of its own, such as a customer or an amount.
 */
export function placeOfLink(key: string | null): string | null {
  if (key === null) return null;
  if (/^EX-\d+$/.test(key)) return places.exception(key);
  if (/^TRF-\d{4}-\d+$/.test(key)) return places.transfer(key);
  if (/^\d{13}\/\d{14}$/.test(key)) return places.stock(key);
  if (key.startsWith('SO-')) return places.order(key);
  if (key.startsWith('SHP-')) return places.shipment(key);
  return null;
}
