/** What was typed into the palette, taken apart: `verb object [from X] [to Y] [quantity] ["reason"] [duration]`. */
export interface CommandText {
  /** `>` commands, `#` ids, `@` people, `?` help, or none: everything. */
  scope: '>' | '#' | '@' | '?' | null;
  /** The whole text without its prefix, for free search. */
  search: string;
  verb: string;
  /** The words after the verb that are nothing else. */
  object: string;
  from: string | null;
  to: string | null;
  quantity: number | null;
  reason: string | null;
  durationMs: number | null;
}

const UNIT_MS: Record<string, number> = { min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads `transfer BRK-2P60B CMH ATL 252`, `snooze EX-2291 2h "waiting carrier"`, `go ATL`, `at 10:15`. It decides
 * nothing: whoever offers commands says what they make of the words. Two words in capitals after the object stand for
 * from and to, as dispatchers write lanes.
 */
export function readCommand(typed: string): CommandText {
  const trimmed = typed.trim();
  const prefix = /^[>#@?]/.exec(trimmed)?.[0] ?? null;
  const search = prefix === null ? trimmed : trimmed.slice(1).trim();
  const quoted = /["“”]([^"“”]*)["“”]?/.exec(search);
  const reason = quoted?.[1]?.trim() ?? null;
  const words = search
    .replace(quoted?.[0] ?? '', ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const text: CommandText = {
    scope: prefix as CommandText['scope'],
    search,
    verb: (words.shift() ?? '').toLowerCase(),
    object: '',
    from: null,
    to: null,
    quantity: null,
    reason,
    durationMs: null,
  };
  const object: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1];
    const duration = /^(\d+(?:\.\d+)?)(min|m|h|d)$/.exec(word);
    if (word.toLowerCase() === 'from' && next !== undefined) text.from = words[++i] ?? null;
    else if (word.toLowerCase() === 'to' && next !== undefined) text.to = words[++i] ?? null;
    else if (duration !== null) {
      text.durationMs = Number(duration[1]) * (UNIT_MS[duration[2] ?? ''] ?? 0);
    } else if (/^\d{1,3}(,\d{3})+$|^\d+$/.test(word) && object.length > 0) {
      text.quantity = Number(word.replaceAll(',', ''));
    } else if (isPlace(word) && object.length > 0 && (text.from === null || text.to === null)) {
      if (text.from === null) text.from = word;
      else text.to = word;
    } else object.push(word);
  }
  text.object = object.join(' ');
  return text;
}

/** A site's three letters, in capitals as they are written on lanes. */
function isPlace(word: string): boolean {
  return /^[A-Z]{3}$/.test(word);
}
