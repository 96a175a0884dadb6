import { z } from 'zod';
import { POLICY_NAMES } from './policy.ts';
import { WINDOW_KINDS, WINDOW_SCOPES } from './cause-words.ts';
import { ROLES } from './session.ts';
import { planEdit } from './plans.ts';
import { inboundName } from './reservations.ts';

/**
 * What a person does. An act changes the network or is refused with a reason; `actId` is minted by the console, so
 * that a resent act is answered and not done again. `seen` is the version of the object that the person looked at: an
 * act on a view that has changed is refused with what changed.
 */
const seen = z.int().min(0);
const exception = z.string().regex(/^EX-\d+$/);
const transfer = z.string().regex(/^TRF-\d{4}-\d+$/);
const plan = z.string().regex(/^PLN-\d+$/);
/** The number of a transfer between entities, ours or an ERP's. */
const document = z.string().min(1).max(64);
/** `TRF-2026-0611/A1`. */
const adjustment = z.string().regex(/^.{1,64}\/A\d+$/);
const instant = z.iso.datetime();
const reason = z.string().trim().min(1).max(500);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const policy = z.enum(POLICY_NAMES);
/** SHA-256 of the terms that the person looked at, hex: an approval is of a content. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const person = z.string().min(1).max(64);
const task = z.string().min(1).max(128);
const entity = z.string().length(13);
const run = z.string().min(1).max(64);
const quantity = z.int().min(1).max(1_000_000_000);

/** Pieces of an order line, and from where they shall be served. */
const movedPieces = z.object({
  line: z.int().min(1).max(10_000),
  quantity,
  to: z.string().max(13),
  inbound: inboundName.nullable(),
  /** The hash of who loses what, as the person saw it. */
  seen: hash,
  staleReason: reason.optional(),
});

export const ACTS = {
  'exception.acknowledge': z.object({ exception, seen }),
  'exception.assign': z.object({ exception, seen, owner: z.string().min(1).max(64).nullable() }),
  /** Until a time at most: more money or a worse state wakes it before, and what `wakes` says. */
  'exception.shelve': z.object({
    exception,
    seen,
    until: instant,
    reason,
    wakes: z
      .discriminatedUnion('kind', [
        z.object({
          kind: z.literal('laterThan'),
          minutes: z
            .int()
            .min(1)
            .max(7 * 24 * 60),
        }),
        z.object({ kind: z.literal('moves') }),
      ])
      .optional(),
  }),
  'exception.escalate': z.object({ exception, seen, to: z.string().min(1).max(64), reason }),
  'exception.resolve': z.object({ exception, seen, reason }),
  'exception.reopen': z.object({ exception, seen, reason }),
  /** Stops the clock of its SLA while something is waited for that nobody here can hasten, until a declared time. */
  'exception.pauseClock': z.object({ exception, seen, until: instant, reason }),
  'exception.resumeClock': z.object({ exception, seen, reason }),
  'exception.comment': z.object({ exception, text: reason }),
  /** Puts it under the exception that explains it. */
  'exception.fold': z.object({ exception, seen, under: exception, reason }),
  /** Takes it out of its cause. */
  'exception.unfold': z.object({ exception, seen, reason }),
  /** Says that it is the same as another one. */
  'exception.merge': z.object({ exception, seen, into: exception, reason }),
  /** Says that a site, a lane (`<from>><to>`) or a feed is off plan for a time. */
  'window.plan': z.object({
    kind: z.enum(WINDOW_KINDS),
    scope: z.enum(WINDOW_SCOPES),
    key: z.string().min(1).max(64),
    from: instant,
    until: instant,
    reason,
  }),
  'window.end': z.object({ window: z.string().regex(/^WIN-\d+$/), reason }),
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
  /** `hash` is of the terms that the person has seen: an approval without them is none. */
  'transfer.approve': z.object({ transfer, seen, hash }),
  'transfer.reject': z.object({ transfer, seen, hash, reason }),
  /** Another lane between the same sites; whatever was approved is asked anew. */
  'transfer.changeLane': z.object({ transfer, seen, laneId: z.string().max(64), reason }),
  'transfer.cancel': z.object({ transfer, seen, reason }),
  /** Ends a quantity that is still in transit after a short receipt: lost, and posted so. */
  'transfer.closeShort': z.object({ transfer, seen, reason }),
  'task.claim': z.object({ task }),
  'task.release': z.object({ task }),
  'task.assign': z.object({ task, person }),
  /** Lends somebody's word to another for a time; `of` is left out by who lends their own. */
  'approval.delegate': z.object({
    of: person.optional(),
    to: person,
    role: z.enum(ROLES).optional(),
    fromAt: instant.optional(),
    untilAt: instant,
    reason,
  }),
  'approval.endDelegation': z.object({ delegation: z.string().regex(/^DLG-\d+$/), reason }),
  /** Asks for a plan: for the items of exceptions, for items, or for all (neither); `edits` are all that it has. */
  'plan.rebalance': z.object({
    exceptions: z.array(exception).max(1_000),
    items: z.array(z.string().max(14)).max(1_000),
    network: z.boolean(),
    basedOn: plan.nullable(),
    edits: z.array(planEdit).max(200),
  }),
  /** Makes a transfer of one line; a person accepts several with one bulk act. */
  'plan.acceptLine': z.object({
    plan,
    seen,
    line: z.string().max(96),
    staleReason: reason.optional(),
  }),
  'plan.abandon': z.object({ plan, reason }),
  'intercompany.assign': z.object({ document, seen, owner: z.string().min(1).max(64).nullable() }),
  /** Asks for the postings that would make both ledgers agree; what they are the hub works out itself. */
  'intercompany.propose': z.object({ document, seen, reason }),
  'intercompany.approve': z.object({ adjustment, hash }),
  'intercompany.reject': z.object({ adjustment, hash, reason }),
  /** Draws a statement up between two entities, for one of them; `hash` is what the person saw of it. */
  'settlement.propose': z.object({
    entity,
    counterparty: entity,
    currency: z.string().regex(/^[A-Z]{3}$/),
    upTo: z.string().regex(/^\d{4}-P\d\d$/),
    speaksFor: entity,
    hash,
    reason,
  }),
  'settlement.approve': z.object({ run, seen, hash }),
  'settlement.reject': z.object({ run, seen, hash, reason }),
  /** What a ledger has cleared is reversed, the last one first. */
  'settlement.cancel': z.object({ run, seen, reason }),
  /** Takes on an order that can't be promised as it was asked for. */
  'orderCase.open': z.object({ order: z.string().max(64), reason }),
  /** Wants another promise: pieces of a line from elsewhere, a later date, or both. */
  'orderCase.wish': z.object({
    run,
    seen,
    move: movedPieces.nullable(),
    commitAt: instant.nullable(),
    reason,
  }),
  'orderCase.hear': z.object({ run, seen, says: z.enum(['agrees', 'declines']), reason }),
  'orderCase.close': z.object({ run, seen, reason }),
  'orderCase.approve': z.object({ run, seen, hash }),
  'orderCase.reject': z.object({ run, seen, hash, reason }),
  'orderCase.cancel': z.object({ run, seen, reason }),
  /** The run takes no further step by itself; what was asked for already goes on. */
  'run.pause': z.object({ run, seen, reason }),
  'run.resume': z.object({ run, seen, reason }),
  /** Tries all at once what of a run stands. */
  'run.retry': z.object({ run, seen }),
  /** Answers for what no system has confirmed, and lets the run go on without it. */
  'run.moveOn': z.object({ run, seen, reason }),
  'incident.assign': z.object({ incident: z.string().max(72), owner: z.string().min(1).max(64) }),
  'command.retry': z.object({ command: z.string().max(128) }),
  'shipment.expedite': z.object({ shipment: z.string().max(64), reason }),
  /** A milestone that the feed did not tell, entered by hand; marked so, and held against the feed's word later. */
  'shipment.enterMilestone': z.object({
    shipment: z.string().max(64),
    stop: z.int().min(1).max(100),
    milestone: z.enum(['arrive', 'depart']),
    at: instant,
    reason,
  }),
  /** Which word counts where an entry and its feed differ, or where the feed never told it. */
  'shipment.settleMilestone': z.object({
    shipment: z.string().max(64),
    stop: z.int().min(1).max(100),
    milestone: z.enum(['arrive', 'depart']),
    keep: z.enum(['feed', 'entry']),
    reason,
  }),
  /** Whom to call and what to do by hand while a feed is away. */
  'fallbackCard.set': z.object({
    feed: z.string().max(64),
    phone: z.string().trim().max(40),
    email: z.string().trim().max(120),
    steps: z.array(z.string().trim().min(1).max(200)).max(12),
    reason,
  }),
  'order.reprioritise': z.object({
    order: z.string().max(64),
    priority: z.int().min(1).max(9),
    reason,
  }),
  /** Serves pieces of a line from another site, or promises them from what is on its way to one. */
  'order.moveReservation': z.object({
    order: z.string().max(64),
    ...movedPieces.shape,
    reason,
  }),
  /** Has the ERP ask a supplier for its word on an order. */
  'purchaseOrder.requestConfirmation': z.object({ purchaseOrder: z.string().max(64), reason }),
  'stock.requestCount': z.object({ site: z.string().max(13), gtin: z.string().max(14) }),
  'invoice.hold': z.object({ invoice: z.string().max(64), reason }),
  /** Asks that a blocked invoice is paid although it does not match. */
  'payable.ask': z.object({ invoice: z.string().max(64), seen, reason }),
  'payable.dispute': z.object({ invoice: z.string().max(64), seen, reason }),
  'payable.approve': z.object({ invoice: z.string().max(64), seen, hash }),
  'payable.reject': z.object({ invoice: z.string().max(64), seen, hash, reason }),
  'masterData.match': z.object({
    exception,
    seen,
    /** What the unknown name means: a GLN or GTIN of the master data. */
    means: z.string().max(64),
  }),
  /** In which hours a site works, over what its ERP publishes; whole, with the reason of the change. */
  'calendar.set': z.object({
    site: z.string().max(13),
    opensAt: timeOfDay,
    closesAt: timeOfDay,
    workDays: z.array(z.int().min(1).max(7)).min(1).max(7),
    holidays: z
      .array(z.object({ day: z.iso.date(), name: z.string().trim().min(1).max(60) }))
      .max(60),
    reason,
  }),
  /** Begins a draft of the version in force, or of an older one whose content shall come back. */
  'policy.draft': z.object({ policy, restores: z.int().min(1).nullable() }),
  'policy.edit': z.object({ policy, seen, content: z.looseObject({ id: z.string().max(16) }) }),
  'policy.discard': z.object({ policy, seen }),
  'policy.backtest': z.object({ policy, seen, days: z.int().min(1).max(92) }),
  'policy.cancelBacktest': z.object({ policy }),
  /** Asks a second person to publish it; without a back-test only with the reason for that. */
  'policy.propose': z.object({ policy, seen, reason, withoutBacktest: reason.optional() }),
  'policy.publish': z.object({ policy, seen }),
  'policy.override': z.object({
    policy,
    path: z.string().min(1).max(128),
    site: z.string().min(1).max(16),
    value: z.union([z.string().max(64), z.number(), z.boolean(), z.null()]),
    owner: z.string().min(1).max(64),
    reason,
    expiresAt: instant,
  }),
  'policy.confirmOverride': z.object({ override: z.string().max(32) }),
  'policy.endOverride': z.object({ override: z.string().max(32), reason }),
  'automation.pause': z.object({
    site: z.string().min(1).max(16),
    reason,
    until: instant.nullable(),
  }),
  'automation.resume': z.object({ site: z.string().min(1).max(16), reason }),
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

/** What acts are on, by the names that their inputs have for it, where that is not the first word of the act's own name. */
const OBJECTS = [
  'run',
  'invoice',
  'adjustment',
  'document',
  'override',
  'delegation',
  'exception',
  'order',
  'feed',
  'site',
] as const;

/** What an act is on: `transfer.approve` has a `transfer`, `settlement.approve` a `run`. Null where it names nothing. */
export function objectOfAct(name: string, input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const named = input as Record<string, unknown>;
  for (const property of [name.split('.')[0]!, ...OBJECTS]) {
    const about = named[property];
    if (typeof about === 'string') return about;
  }
  return null;
}

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
