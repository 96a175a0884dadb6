import type { EventCheck, StoredLetter } from '#engine/feeds';
import type { CheckedEvent } from '#engine/writer';
import { accept, refuse, type Result } from '#shared/vocabulary';

/**
 * A dead letter as an event again: as it came, or with the data that a person mended, or replaced whole when what they
 * give is an envelope itself. Refused with path and reason as long as it keeps no contract.
 */
export function mendedLetter(
  letter: StoredLetter,
  edited: unknown,
  check: EventCheck,
  nowMs: number,
): Result<CheckedEvent> {
  const raw = isEnvelope(edited) ? edited : mended(letter.raw, edited);
  if (raw === null) return refuse('deadLetter.unreadable', { deadLetter: letter.id });
  const checked = check(raw, letter.source, nowMs);
  if (checked.ok) return accept(checked.event);
  const { reason, path } = checked.letter;
  return refuse('deadLetter.stillBad', { reason, path }, path);
}

function mended(rawText: string, data: unknown): object | null {
  try {
    const raw: unknown = JSON.parse(rawText);
    if (typeof raw !== 'object' || raw === null) return null;
    return data === undefined ? raw : { ...raw, data };
  } catch {
    return null;
  }
}

function isEnvelope(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'specversion' in value;
}
