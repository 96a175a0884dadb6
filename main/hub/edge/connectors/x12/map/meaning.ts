/**
 * What a code means by a table; undefined for one that is not in it. Codes are foreign text, and `constructor` is a word
 * that every object knows.
 */
export function meaningIn<Meaning>(
  table: Readonly<Record<string, Meaning>>,
  code: string | undefined,
): Meaning | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}
