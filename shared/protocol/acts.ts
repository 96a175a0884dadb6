import { z } from 'zod';

/**
 * What a person does. An act changes the network or is refused with a reason; `actId` is minted by the console, so
 * that a resent act is answered and not done again. `seen` is the version of the object that the person looked at: an
 * act on a view that has changed is refused with what changed.
 */
const seen = z.int().min(0);
const exception = z.string().regex(/^EX-\d+$/);
const transfer = z.string().regex(/^TRF-\d{4}-\d+$/);
const instant = z.iso.datetime();
const reason = z.string().trim().min(1).max(500);
const quantity = z.int().min(1).max(1_000_000_000);

export const ACTS = {
  'exception.acknowledge': z.object({ exception, seen }),
  'exception.assign': z.object({ exception, seen, owner: z.string().min(1).max(64).nullable() }),
  'exception.shelve': z.object({ exception, seen, until: instant, reason }),
  'exception.escalate': z.object({ exception, seen, to: z.string().min(1).max(64), reason }),
  'exception.resolve': z.object({ exception, seen, reason }),
  'exception.reopen': z.object({ exception, seen, reason }),
  'exception.comment': z.object({ exception, text: reason }),
  'transfer.create': z.object({
    exception: exception.nullable(),
    from: z.string().max(13),
    to: z.string().max(13),
    gtin: z.string().max(14),
    quantity,
    laneId: z.string().max(64),
    /** Why the person acts on stock that is stale; asked for when it is. */
    staleReason: reason.optional(),
  }),
  'transfer.approve': z.object({ transfer, seen }),
  'transfer.reject': z.object({ transfer, seen, reason }),
  'transfer.cancel': z.object({ transfer, seen, reason }),
  /** Ends a quantity that is still in transit after a short receipt: lost, and posted so. */
  'transfer.closeShort': z.object({ transfer, seen, reason }),
  'command.retry': z.object({ command: z.string().max(128) }),
  'shipment.expedite': z.object({ shipment: z.string().max(64), reason }),
  'order.reprioritise': z.object({
    order: z.string().max(64),
    priority: z.int().min(1).max(9),
    reason,
  }),
  'stock.requestCount': z.object({ site: z.string().max(13), gtin: z.string().max(14) }),
  'invoice.hold': z.object({ invoice: z.string().max(64), reason }),
  'invoice.release': z.object({ invoice: z.string().max(64) }),
  'masterData.match': z.object({
    exception,
    seen,
    /** What the unknown name means: a GLN or GTIN of the master data. */
    means: z.string().max(64),
  }),
  'deadLetter.resubmit': z.object({ deadLetter: z.int().min(1), data: z.unknown().optional() }),
  'feed.reconnect': z.object({ feed: z.string().max(64) }),
  'feed.replay': z.object({ feed: z.string().max(64), from: z.int().min(1) }),
  'simulator.setRate': z.object({ rate: z.number().min(0).max(3_600) }),
  'simulator.fault': z.object({
    feed: z.string().max(64),
    kind: z.string().max(32),
    durationMs: z
      .int()
      .min(0)
      .max(7 * 24 * 3_600_000),
  }),
} as const;

export type ActName = keyof typeof ACTS;
export type Act<Name extends ActName> = z.infer<(typeof ACTS)[Name]>;

/** What the console sends; `input` is checked against ACTS. */
export const actMessage = z.object({
  actId: z.string().min(8).max(64),
  name: z.string().max(64),
  input: z.unknown(),
});

/** Many acts of one name over exactly the rows that were shown; each gets its own answer. */
export const bulkMessage = z.object({
  actId: z.string().min(8).max(64),
  name: z.string().max(64),
  inputs: z.array(z.unknown()).min(1).max(1_000),
});

/** What was done: the objects that it made or changed, `TRF-2026-0648`. */
export interface Done {
  objects: string[];
}
