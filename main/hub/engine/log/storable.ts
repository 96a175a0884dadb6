/**
 * Where JSON text holds what PostgreSQL's jsonb refuses although JSON allows it: U+0000 or half of a surrogate pair.
 * `json` comes from JSON.stringify, which writes exactly these as \u escapes (whole pairs stand as they are).
 * @returns the offending escape, `\u0000`, or null when all can be stored.
 */
export function unstorableIn(json: string): string | null {
  if (!json.includes('\\u')) return null;
  for (let at = json.indexOf('\\'); at !== -1; at = json.indexOf('\\', at + 2)) {
    if (json[at + 1] !== 'u') continue;
    const code = Number.parseInt(json.slice(at + 2, at + 6), 16);
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return json.slice(at, at + 6);
  }
  return null;
}
