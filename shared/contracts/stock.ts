import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';

/**
 * Stock as a WMS counts it. Each event carries the buckets after it, so that a projection needs no earlier event to
 * be right: `available = onHand − reserved − blocked`.
 */
const buckets = {
  site: f.gln,
  gtin: f.gtin,
  unit: f.unit,
  onHand: f.quantity,
  reserved: f.quantity,
  blocked: f.quantity,
};

export const stockSnapshot = defineEvent(
  'signalbox.wms.stock.snapshot.v1',
  'All stock of a site at one moment, in parts; X12 846 is its shape.',
  z.object({
    site: f.gln,
    snapshotId: f.reference,
    part: z.int().min(1),
    parts: z.int().min(1),
    positions: z
      .array(
        z.object({
          gtin: f.gtin,
          unit: f.unit,
          onHand: f.quantity,
          reserved: f.quantity,
          blocked: f.quantity,
        }),
      )
      .min(1)
      .max(500),
  }),
);

export const stockAdjusted = defineEvent(
  'signalbox.wms.stock.adjusted.v1',
  'A position changed; the buckets are what it is now.',
  z.object({
    ...buckets,
    delta: f.quantityDelta,
    reason: z.enum([
      'picked',
      'shipped',
      'received',
      'blocked',
      'unblocked',
      'damaged',
      'counted',
      'returned',
      'released',
      'reserved',
    ]),
    /** The order, transfer, purchase order or count behind it. */
    purpose: f.purpose.optional(),
  }),
);

export const stockCounted = defineEvent(
  'signalbox.wms.stock.counted.v1',
  'A cycle count found this; the buckets are after the correction.',
  z.object({
    ...buckets,
    countedQuantity: f.quantity,
    expectedQuantity: f.quantity,
    countId: f.reference,
  }),
);

export const stockReserved = defineEvent(
  'signalbox.wms.stock.reserved.v1',
  'Quantity is set aside at the site for this purpose.',
  z.object({ ...buckets, purpose: f.purpose, quantity: f.positiveQuantity }),
);

export const stockReleased = defineEvent(
  'signalbox.wms.stock.released.v1',
  'Quantity that was set aside is free again.',
  z.object({ ...buckets, purpose: f.purpose, quantity: f.quantity }),
);

export const reserveStock = defineCommand(
  'signalbox.wms.stock.reserve.v1',
  'wms',
  'Set quantity aside for a transfer; rejected when it is not free.',
  z.object({
    site: f.gln,
    gtin: f.gtin,
    unit: f.unit,
    quantity: f.positiveQuantity,
    purpose: f.purpose,
  }),
  stockReserved,
);

export const releaseStock = defineCommand(
  'signalbox.wms.stock.release.v1',
  'wms',
  'Free what was set aside for a transfer.',
  z.object({ site: f.gln, gtin: f.gtin, purpose: f.purpose }),
  stockReleased,
);

export const requestCount = defineCommand(
  'signalbox.wms.stock.count.v1',
  'wms',
  'Count this position and report.',
  z.object({ site: f.gln, gtin: f.gtin, countId: f.reference }),
  stockCounted,
);
