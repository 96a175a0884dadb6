import { z } from 'zod';
import { defineEvent } from './definition.ts';
import * as f from './fields.ts';

export const forecastPublished = defineEvent(
  'signalbox.erp.forecast.published.v1',
  'What the ERP expects to sell per day at a site, for some of its items.',
  z.object({
    site: f.gln,
    horizonDays: z.int().min(1).max(400),
    items: z
      .array(
        z.object({
          gtin: f.gtin,
          unit: f.unit,
          /** Thousandths of a unit a day: slow movers sell less than one. */
          dailyMeanMilli: z.int().min(0),
          /** Standard deviation of a day's demand, thousandths of a unit. */
          dailyDeviationMilli: z.int().min(0),
          /** Stock kept against uncertainty at the service level of the item's class. */
          safetyStock: f.quantity,
        }),
      )
      .min(1)
      .max(500),
  }),
);
