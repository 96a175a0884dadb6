import type { DeadLetterRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** Dead letters with one cause: the same feed, event, path and reason. What mends one most likely mends all. */
export interface LetterGroup {
  id: string;
  feed: string;
  type: string;
  reason: string;
  path: string;
  /** What the newest is about, and of how many things in all. */
  about: string;
  count: number;
  firstAt: Instant;
  lastAt: Instant;
  /** Newest first. */
  letters: readonly DeadLetterRow[];
}

/** Groups what still waits to be mended by its cause. */
export function groupLetters(letters: Iterable<DeadLetterRow>): LetterGroup[] {
  const byCause = new Map<string, DeadLetterRow[]>();
  for (const letter of letters) {
    const cause = [letter.feed, letter.type, letter.path, letter.reason].join('\n');
    const group = byCause.get(cause);
    if (group === undefined) byCause.set(cause, [letter]);
    else group.push(letter);
  }
  return Array.from(byCause, ([id, group]) => groupOf(id, group));
}

/** What mends a group, in a word or two: the field to correct, or whom to ask where no edit helps. */
export function fixOf({ path, letters }: Pick<LetterGroup, 'path' | 'letters'>): string {
  const [newest] = letters;
  if (newest === undefined || dataOf(newest.raw) === undefined) return 'Ask the source';
  if (path.startsWith('/data')) return `Correct ${fieldOf(path)}`;
  if (path === '/type') return 'Ask for a contract';
  return path === '' ? 'Edit' : `Correct ${fieldOf(path)}`;
}

/** The event's data, for an editor; undefined when what came is no event at all. */
export function dataOf(raw: string): unknown {
  try {
    const event: unknown = JSON.parse(raw);
    if (typeof event !== 'object' || event === null || !('data' in event)) return undefined;
    return event.data;
  } catch {
    return undefined;
  }
}

/** `/data/lines/0/quantity` is `quantity`, `/data` is `data`. */
function fieldOf(path: string): string {
  return path.split('/').findLast((part) => !/^\d*$/.test(part)) ?? path;
}

function groupOf(id: string, unordered: readonly DeadLetterRow[]): LetterGroup {
  const letters = unordered.toSorted((a, b) => b.id - a.id);
  const newest = letters[0]!;
  const abouts = new Set(letters.map(({ about }) => about).filter((about) => about !== ''));
  const others = abouts.size - 1;
  return {
    id,
    feed: newest.feed,
    type: newest.type,
    reason: newest.reason,
    path: newest.path,
    about: others > 0 ? `${newest.about} and ${others} more` : newest.about,
    count: letters.length,
    firstAt: letters.at(-1)?.receivedAt ?? newest.receivedAt,
    lastAt: newest.receivedAt,
    letters,
  };
}
