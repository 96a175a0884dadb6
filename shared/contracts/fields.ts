import { z } from 'zod';
import { isGln, isGtin, isLocode, isScac, isSscc, UNITS } from '#shared/vocabulary';

/**
 * The fields that contracts are made of. Check digits are custom string formats, so that JSON Schema keeps their name
 * and both validators (Zod here, Ajv on the hot path) run the same function: see formats.ts.
 */
export const gln = z.stringFormat('gln', isGln);
export const gtin = z.stringFormat('gtin', isGtin);
export const sscc = z.stringFormat('sscc', isSscc);
export const scac = z.stringFormat('scac', isScac);
export const locode = z.stringFormat('locode', isLocode);

/** UTC, RFC 3339, ending in Z: a site's own zone stands beside it, never inside it. */
export const instant = z.iso.datetime();

/** IANA zone name of a site, `America/New_York`. */
export const zone = z.string().min(3).max(64);

/** A document or object number as its own system writes it. */
export const reference = z.string().min(1).max(64);

/** Text for people, shown as text and never interpreted. */
export const words = z.string().max(500);

export const currency = z.string().regex(/^[A-Z]{3}$/);

/** An amount in minor units of the currency beside it; may be negative. */
export const amountMinor = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);

/** Millionths of a major unit: 118.40 USD is 118,400,000. */
export const priceMicro = z.int().min(0).max(1_000_000_000_000_000);

/** A counted quantity in the unit beside it. A billion of anything is a typing error, not stock. */
export const quantity = z.int().min(0).max(1_000_000_000);

/** A counted quantity of at least one. */
export const positiveQuantity = z.int().min(1).max(1_000_000_000);

/** A change of a quantity. */
export const quantityDelta = z.int().min(-1_000_000_000).max(1_000_000_000);

export const unit = z.enum(UNITS as [(typeof UNITS)[number], ...(typeof UNITS)[number][]]);

export const latitude = z.number().min(-90).max(90);
export const longitude = z.number().min(-180).max(180);

export const minutes = z.int().min(0).max(527_040);
export const weightGrams = z.int().min(0).max(1_000_000_000_000);

/** Customer orders are promised by it: 1 goes first. */
export const priority = z.int().min(1).max(9);

export const mode = z.enum(['ground', 'teamDrive', 'lessThanTruckload', 'air']);

/** What a movement or a task is for, by number in the system that owns the document. */
export const purpose = z.object({
  /** `return`: what the destination of a transfer refused, on its way back; the number is the transfer's. */
  kind: z.enum(['transfer', 'return', 'order', 'purchaseOrder', 'count']),
  number: reference,
});
