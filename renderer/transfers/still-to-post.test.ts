import { describe, expect, test } from 'vitest';
import { CARD } from './card-fixture.ts';
import { stillToPost } from './still-to-post.ts';

const [seller, shipped, received] = CARD.previews;

describe('what the ledgers have not taken yet', () => {
  test('is the whole preview before anything shipped, and nothing once all is booked', () => {
    expect(stillToPost(CARD.previews, [])).toEqual(CARD.previews);
    expect(stillToPost(CARD.previews, CARD.previews)).toEqual([]);
  });

  test('is the receipt while the goods are on the road', () => {
    expect(stillToPost(CARD.previews, [seller!, shipped!])).toEqual([received]);
  });

  test('does not come back because less was received than planned', () => {
    const short = {
      ...received!,
      lines: received!.lines.map((line) => ({
        ...line,
        debitMinor: Math.round(line.debitMinor / 2),
        creditMinor: Math.round(line.creditMinor / 2),
      })),
    };
    expect(stillToPost(CARD.previews, [seller!, shipped!, short])).toEqual([]);
  });

  test('takes each posted line once: goods in transit are debited and credited', () => {
    const [left] = stillToPost([shipped!], [received!]);
    expect(left?.lines.map((line) => line.account)).toEqual(['1250', '2310']);
    expect(left?.totalMinor).toBe(3_162_600);
  });
});
