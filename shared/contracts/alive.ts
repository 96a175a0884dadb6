import { z } from 'zod';
import { defineEvent } from './definition.ts';
import * as f from './fields.ts';

/**
 * Said by a system that had nothing else to say for as long as its cadence: with it, silence always means a fault. A
 * WMS reports its workload instead.
 */
const alive = z.object({
  /** When it last said something else. */
  since: f.instant,
});

export const erpAlive = defineEvent(
  'signalbox.erp.feed.alive.v1',
  'The ERP is up, and nothing has happened since.',
  alive,
);

export const tmsAlive = defineEvent(
  'signalbox.tms.feed.alive.v1',
  'The TMS is up, and nothing has happened since.',
  alive,
);
