import type { PostingPreview } from '#shared/protocol';

type PostingLine = PostingPreview['lines'][number];

/**
 * What of a preview the ledgers have not taken yet: lines are struck off by entity, account and side, whatever their
 * amount, for what was posted may be less than what was planned (a short receipt). Books with nothing left are left out.
 */
export function stillToPost(
  previews: readonly PostingPreview[],
  posted: readonly PostingPreview[],
): PostingPreview[] {
  const taken = new Map<string, number>();
  for (const book of posted) {
    for (const line of book.lines) {
      const key = keyOf(book, line);
      taken.set(key, (taken.get(key) ?? 0) + 1);
    }
  }
  return previews
    .map((book) => {
      const lines = book.lines.filter((line) => {
        const key = keyOf(book, line);
        const left = taken.get(key) ?? 0;
        if (left > 0) taken.set(key, left - 1);
        return left === 0;
      });
      return { ...book, lines, totalMinor: lines.reduce((sum, line) => sum + line.debitMinor, 0) };
    })
    .filter((book) => book.lines.length > 0);
}

function keyOf(book: PostingPreview, line: PostingLine): string {
  return `${book.entity} ${line.account} ${line.debitMinor > 0 ? 'debit' : 'credit'}`;
}
