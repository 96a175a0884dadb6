/** Text as a text column takes it. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** Why JSON cannot be kept as such, as a sentence; null where it can: PostgreSQL's takes every character but this one. */
export function unkeepable(json: string): string | null {
  return /(?:^|[^\\])(?:\\\\)*\\u0000/.test(json) ? 'holds the character U+0000' : null;
}

class TooLong extends Error {}

/**
 * A value as JSON, or null where that would be longer than about `limit` characters. It stops there: a document of a
 * hundred kilobytes may say the same thing of each of its lines, and be a thousand times longer when written out.
 */
export function jsonWithin(value: unknown, limit: number): string | null {
  let left = limit;
  try {
    return JSON.stringify(value, (key, inner: unknown) => {
      left -= key.length + (typeof inner === 'string' ? inner.length : 4);
      if (left < 0) throw new TooLong();
      return inner;
    });
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}
