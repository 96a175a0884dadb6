import {
  joinParts,
  lanePlace,
  orderPart,
  placeOf,
  type Part,
  type Place,
} from '#operations/exceptions';
import { firstStop, lastStop, type Shipment } from '#operations/shipments';
import type { HeldUp } from '#operations/stock';

/** Where an exception of a shipment counts: its lane, its carrier, and the customers that wait for what it brings. */
export function shipmentPlaces(shipment: Shipment, held: HeldUp): Place[] {
  const [from, to] = [firstStop(shipment)?.gln, lastStop(shipment)?.gln];
  return [
    ...(from && to ? [lanePlace(from, to)] : []),
    placeOf('carrier', shipment.carrier),
    ...[...held.customers].map((customer) => placeOf('customer', customer)),
  ];
}

/** What its amount is for. */
export function heldParts(held: HeldUp): Part[] {
  return joinParts(
    held.lines.map(({ site, order, customer, gtin, marginMinor }) => [
      orderPart(site, order, gtin),
      marginMinor,
      customer,
    ]),
  );
}
