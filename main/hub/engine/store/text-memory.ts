/** A power of two; enough for the sites, items and sources of one network. */
const SLOTS = 8_192;

/** Longer ones are keys and sentences, which hardly come twice. */
const LONGEST = 24;

/**
 * Reads texts and gives the same string for the same bytes, as long as it remembers: rows name few things very often
 * (sites, items, units, sources). It saves two thirds of their strings, and whoever looks something up by them finds
 * their hash made.
 */
export class TextMemory {
  readonly #texts: string[] = Array.from({ length: SLOTS }, () => '');

  read(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST) return bytes.toString('utf8', start, end);
    let hash = length;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const known = this.#texts[slot]!;
    if (isSpelled(known, bytes, start, length)) return known;
    const text = bytes.toString('utf8', start, end);
    // Of ASCII alone a character is a byte.
    if (text.length === length) this.#texts[slot] = text;
    return text;
  }
}

function isSpelled(text: string, bytes: Buffer, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
