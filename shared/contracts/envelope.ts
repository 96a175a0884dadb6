import { z } from 'zod';
import { instant } from './fields.ts';

/** A source's own name for itself, which is also its namespace: `wms/atlanta`, `erp/northern`, `tms`, `edi/inbox`. */
export const sourceName = z
  .string()
  .regex(/^[a-z0-9]+(\/[a-z0-9-]+)?$/)
  .max(64);

/**
 * CloudEvents 1.0 with the extensions that a log needs. `(source, epoch, id)` finds duplicates, `(source, epoch,
 * sequence)` finds gaps; `time` is when it happened, `recordedtime` when its producer wrote it down.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(128),
  source: sourceName,
  type: z.string().regex(/^signalbox\.[a-z]+\.[a-zA-Z]+\.[a-zA-Z]+\.v\d+$/),
  subject: z.string().min(1).max(128).optional(),
  time: instant,
  recordedtime: instant,
  /** The source's life: raised when it lost its numbering (a restored backup), never by a restart. */
  epoch: z.int().min(1),
  sequence: z.int().min(1),
  /** The case it belongs to: a transfer, an order. */
  correlationid: z.string().min(1).max(128).optional(),
  /** The command or event that made it happen. */
  causationid: z.string().min(1).max(128).optional(),
  traceparent: z.string().max(64).optional(),
  datacontenttype: z.literal('application/json').optional(),
  data: z.unknown(),
});

/** An event of a foreign system, its envelope checked; `data` is trusted once its type's contract has parsed it. */
export type EventEnvelope<Data = unknown> = Omit<z.infer<typeof envelope>, 'data'> & { data: Data };

/** A command on its way to a system of record. */
export const commandEnvelope = z.object({
  /** The idempotency key: the hub's epoch is in it, so a restored backup never mints an old one again. */
  id: z.string().min(1).max(128),
  type: z.string().regex(/^signalbox\.[a-z]+\.[a-zA-Z]+\.[a-zA-Z]+\.v\d+$/),
  actor: z.string().min(1).max(128),
  reason: z.string().max(500).optional(),
  /** Past this instant the target must not carry it out any more. */
  expires: instant,
  correlationid: z.string().min(1).max(128),
  data: z.unknown(),
});

export type CommandEnvelope<Data = unknown> = Omit<z.infer<typeof commandEnvelope>, 'data'> & {
  data: Data;
};
