import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Asks anew for every answer on screen, since something was done, and waits for those that it concerns: what is read of
 * a thing that the act named or changed. The others come when they come, and their regions say meanwhile that they are
 * being read again (`HubRegion`): one slow answer about something else holds nobody.
 */
export async function askAnew(answers: QueryClient, act: unknown): Promise<void> {
  const things = namesIn(act);
  const isConcerned = (query: Query) =>
    namesIn(query.queryKey[1]).some((name) => things.some((thing) => isOfOne(name, thing)));
  void answers.invalidateQueries({ predicate: (query) => !isConcerned(query) });
  await answers.invalidateQueries({ predicate: isConcerned });
}

/** Every text in what was asked or sent. Ids are texts; a reason or a kind among them makes one wait longer at most. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}

/** The same, or one is part of the other: TRF-2026-0611 and its adjustment TRF-2026-0611/A1; not TRF-2026-06. */
function isOfOne(a: string, b: string): boolean {
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  return part !== '' && whole.startsWith(part) && !/^[\p{L}\p{N}]/u.test(whole.slice(part.length));
}
