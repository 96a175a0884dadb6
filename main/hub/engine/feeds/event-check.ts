import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { unstorableIn } from '#engine/log';
import type { CheckedEvent, DeadLetter } from '#engine/writer';
import { CONTRACT_FORMATS, dataSchema, envelope, jsonSchemaOf } from '#shared/contracts';
import type { EventDefinition, EventEnvelope } from '#shared/contracts';
import { fromMs, type Instant } from '#shared/vocabulary';
import { insaneTime } from './time-sanity.ts';

/** What a feed may put on the wire at most for one event: past it somebody sends files, not facts. */
export const MAX_EVENT_BYTES = 1_000_000;

export type Checked = { ok: true; event: CheckedEvent } | { ok: false; letter: DeadLetter };

/** Checks whatever came from a feed against envelope and contract; anything at all may come in. */
export type EventCheck = (raw: unknown, source: string, nowMs: number) => Checked;

/**
 * Compiles the contracts' JSON Schemas (1.4 µs an event, where Zod takes three to five), each when its first event comes:
 * all at once hold up a start for a third of a second. Adds what no schema says: size, characters that the store cannot
 * hold, times that make sense, the source being the feed's own.
 */
export function compileEventCheck(events: ReadonlyMap<string, EventDefinition>): EventCheck {
  const ajv = new Ajv2020({
    strict: false,
    formats: CONTRACT_FORMATS,
    // The schemas are our own, and a test holds them against the meta-schema; here that took as long as compiling them.
    meta: false,
    validateSchema: false,
  });
  // Zod's pattern, which is stricter, stands beside the format.
  ajv.addFormat('date-time', true);
  const isEnvelope = ajv.compile<EventEnvelope>(jsonSchemaOf(envelope));
  const isData = new Map<string, ValidateFunction>();
  const dataCheckOf = (type: string): ValidateFunction | null => {
    const definition = events.get(type);
    if (!definition) return null;
    const check = isData.get(type) ?? ajv.compile(dataSchema(definition));
    isData.set(type, check);
    return check;
  };

  return (raw, source, nowMs) => {
    const refused = (reason: string, path: string): Checked => ({
      ok: false,
      letter: letterOf(raw, source, reason, path),
    });
    if (!isEnvelope(raw)) return refused(...firstError(isEnvelope, ''));
    if (raw.source !== source) return refused(`is not the feed's own source ${source}`, '/source');
    const valid = dataCheckOf(raw.type);
    if (!valid) return refused('no contract has this type', '/type');
    if (!valid(raw.data)) return refused(...firstError(valid, '/data'));
    if (raw.epoch > 0x7fff_ffff) return refused('is no life that a source can have', '/epoch');
    const json = JSON.stringify(raw.data);
    if (Buffer.byteLength(json) > MAX_EVENT_BYTES) return refused('is larger than 1 MB', '/data');
    const unstorable = unstorableIn(json);
    if (unstorable) return refused(`holds ${unstorable}, which cannot be stored`, '/data');
    for (const path of ['id', 'subject', 'correlationid', 'causationid'] as const)
      if (!isStorable(raw[path]))
        return refused('holds a character that cannot be stored', `/${path}`);
    const insane = insaneTime(raw.time, raw.recordedtime, nowMs);
    if (insane) return refused(insane.reason, insane.path);
    return { ok: true, event: checkedEvent(raw, json) };
  };
}

function checkedEvent(raw: EventEnvelope, json: string): CheckedEvent {
  return {
    source: raw.source,
    epoch: raw.epoch,
    id: raw.id,
    sequence: raw.sequence,
    type: raw.type,
    subject: raw.subject ?? null,
    occurredAt: oneShape(raw.time),
    recordedAt: oneShape(raw.recordedtime),
    correlationId: raw.correlationid ?? null,
    causationId: raw.causationid ?? null,
    data: raw.data,
    json,
  };
}

/** With exactly three digits of milliseconds, so that instants compare as text. */
function oneShape(instant: string): Instant {
  return instant.length === 24 ? instant : fromMs(Date.parse(instant));
}

function isStorable(text: string | undefined): boolean {
  return text === undefined || (!text.includes('\0') && text.isWellFormed());
}

function firstError(validate: ValidateFunction, below: string): [reason: string, path: string] {
  const error = validate.errors?.[0];
  const missing = (error?.params as { missingProperty?: string } | undefined)?.missingProperty;
  const path = `${below}${error?.instancePath ?? ''}${missing ? `/${missing}` : ''}`;
  return [error?.message ?? 'does not keep its contract', path];
}

/** What can be told of something that may be no event at all. */
function letterOf(raw: unknown, source: string, reason: string, path: string): DeadLetter {
  const told = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    source,
    epoch: positive(told['epoch'], 0x7fff_ffff),
    sequence: positive(told['sequence'], Number.MAX_SAFE_INTEGER),
    kind: 'contract',
    type: printable(text(told['type']).slice(0, 128)),
    reason,
    path,
    about: printable((text(told['subject']) || text(told['id'])).slice(0, 128)),
    raw: printable(JSON.stringify(raw) ?? String(raw)).slice(0, MAX_EVENT_BYTES),
  };
}

function positive(value: unknown, max: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= max
    ? value
    : null;
}

/** Text that a text column takes; JSON text needs this only when it was cut. */
function printable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
