import type { z } from 'zod';

/** The systems that speak contracts; the second word of every type. */
export type Domain = 'erp' | 'wms' | 'tms' | 'edi' | 'signalbox';

/** One version of one event: its type, who says it, what it says. */
export interface EventDefinition<
  Type extends string = string,
  Schema extends z.ZodType = z.ZodType,
> {
  kind: 'event';
  type: Type;
  summary: string;
  data: Schema;
}

/** One version of one command: where it goes, what it asks, and the event type that ends it. */
export interface CommandDefinition<
  Type extends string = string,
  Schema extends z.ZodType = z.ZodType,
> {
  kind: 'command';
  type: Type;
  domain: 'erp' | 'wms' | 'tms';
  summary: string;
  data: Schema;
  /** The type of the event of the target system that proves the effect. A test fails on a command without one. */
  confirmedBy: string;
  /** False when the target keeps no idempotency keys: an unknown outcome is then a state of its own, never a resend. */
  idempotent: boolean;
}

/** Declares an event: `signalbox.<domain>.<subject>.<verb>.v<N>`, with a sentence on what fact it states. */
export function defineEvent<Type extends string, Schema extends z.ZodType>(
  type: Type,
  summary: string,
  data: Schema,
): EventDefinition<Type, Schema> {
  return { kind: 'event', type, summary, data };
}

/** Declares a command; `confirmedBy` is the definition of the event that ends it. */
export function defineCommand<Type extends string, Schema extends z.ZodType>(
  type: Type,
  domain: 'erp' | 'wms' | 'tms',
  summary: string,
  data: Schema,
  confirmedBy: EventDefinition,
): CommandDefinition<Type, Schema> {
  return {
    kind: 'command',
    type,
    domain,
    summary,
    data,
    confirmedBy: confirmedBy.type,
    idempotent: true,
  };
}
