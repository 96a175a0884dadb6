import { shipmentPlanned } from '#shared/contracts';
import { SourceBook } from '../wire/index.ts';

/** A TMS of few words: what tests of the whole path tell the hub. */
export class ShipmentBook extends SourceBook {
  constructor(startMs: number) {
    super('tms', startMs);
  }

  /** A shipment from Allentown to Atlanta is planned. */
  planned(shipmentId: string): object {
    return this.say(
      shipmentPlanned,
      {
        shipmentId,
        purpose: { kind: 'order', number: 'SO-1' },
        carrier: 'SNLU',
        mode: 'ground',
        equipment: 'van53',
        stops: [
          { stop: 1, name: 'Allentown', latitude: 40.6, longitude: -75.5, kind: 'pickup' },
          { stop: 2, name: 'Atlanta', latitude: 33.7, longitude: -84.4, kind: 'delivery' },
        ],
        distanceKm: 1_200,
        currency: 'USD',
        valueMinor: 1_000_000,
        freightMinor: 90_000,
        weightGrams: 4_000_000,
        lines: [],
      },
      { subject: shipmentId },
    );
  }
}
