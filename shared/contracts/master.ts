import { z } from 'zod';
import { defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** Master data as the ERP publishes it: sites, items, entities, lanes, partners. */

export const sitePublished = defineEvent(
  'signalbox.erp.site.published.v1',
  'A site exists with these properties, or has changed to them.',
  z.object({
    gln: f.gln,
    /** Three letters that people say: ATL. */
    code: z.string().regex(/^[A-Z]{3}$/),
    name: f.words,
    entity: f.gln,
    locode: f.locode,
    latitude: f.latitude,
    longitude: f.longitude,
    zone: f.zone,
    dockDoors: z.int().min(1),
    /** Local times of the day, `HH:MM`; work days by ISO number, 1 is Monday. */
    opensAt: z.string().regex(/^\d\d:\d\d$/),
    closesAt: z.string().regex(/^\d\d:\d\d$/),
    workDays: z.array(z.int().min(1).max(7)).min(1).max(7),
    /** Last moment of the day at which a truck can still be loaded, local time. */
    dockCutOffAt: z.string().regex(/^\d\d:\d\d$/),
    /** What pick and stage take for a usual transfer. */
    pickAndStageMinutes: f.minutes,
    /** The feed that speaks for the stock of this site. */
    warehouseSource: f.reference,
  }),
);

export const itemPublished = defineEvent(
  'signalbox.erp.item.published.v1',
  'An item is sold under this GTIN with these properties.',
  z.object({
    gtin: f.gtin,
    sku: f.reference,
    description: f.words,
    unit: f.unit,
    /** Every transfer is a multiple of it. */
    casePack: f.positiveQuantity,
    weightGrams: f.weightGrams,
    volumeCm3: z.int().min(0),
    abcClass: z.enum(['A', 'B', 'C']),
    unitCostMicro: f.priceMicro,
    unitPriceMicro: f.priceMicro,
    currency: f.currency,
  }),
);

export const entityPublished = defineEvent(
  'signalbox.erp.entity.published.v1',
  'A legal entity with a ledger of its own.',
  z.object({
    gln: f.gln,
    code: z.string().regex(/^[A-Z]{2,12}$/),
    name: f.words,
    currency: f.currency,
    /** Mark-up on cost that the seller adds when it sells to a sister, in hundredths of a per cent. */
    transferMarkupBasisPoints: z.int().min(0).max(10_000),
  }),
);

export const lanePublished = defineEvent(
  'signalbox.erp.lane.published.v1',
  'Goods can go this way, with this carrier, time and cost.',
  z.object({
    laneId: f.reference,
    from: f.gln,
    to: f.gln,
    mode: f.mode,
    carrier: f.scac,
    distanceKm: z.int().min(0),
    /** Door to door, loading and receiving left out. */
    transitMinutesP50: f.minutes,
    transitMinutesP90: f.minutes,
    /** Paid for each shipment, full or not. */
    costMinor: f.amountMinor,
    costPerKgMinor: f.amountMinor,
    currency: f.currency,
    active: z.boolean(),
  }),
);

export const partnerPublished = defineEvent(
  'signalbox.erp.partner.published.v1',
  'A customer, supplier or carrier that documents name.',
  z.object({
    gln: f.gln,
    role: z.enum(['customer', 'supplier', 'carrier']),
    name: f.words,
    scac: f.scac.optional(),
    latitude: f.latitude.optional(),
    longitude: f.longitude.optional(),
    place: f.words.optional(),
    /** The site that serves a customer. */
    servedBy: f.gln.optional(),
    /** A supplier's usual time from order to dock. */
    leadTimeMinutes: f.minutes.optional(),
    /** Other names it goes by in documents: an X12 qualifier and identifier, `ZZ:ACME`. */
    aliases: z.array(f.reference).max(20).optional(),
  }),
);
