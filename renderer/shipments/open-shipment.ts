import type { ShipmentRow } from '#shared/protocol';
import { goTo, openPanel, places } from '#ui';

/** Enter on a shipment: to the exception that it stands in, or else to its panel. */
export function openShipment(row: ShipmentRow | undefined): void {
  const exception = row?.exception ?? null;
  if (exception === null) openPanel();
  else goTo(places.exception(exception));
}
