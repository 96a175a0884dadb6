import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HistoryMerge } from './history-merge.ts';

const history = fc
  .array(fc.nat(1_000), { maxLength: 20 })
  .map((times) => times.toSorted((a, b) => a - b));

describe('the histories of several sources', () => {
  test('come out by recorded time, none lost, however their arrival was interleaved', () => {
    fc.assert(
      fc.property(
        fc.array(history, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat(3)),
        (lanes, chance) => {
          const merge = new HistoryMerge<{ lane: number; ms: number }>();
          lanes.forEach((_, lane) => merge.add(String(lane)));
          const left = lanes.map((times) => [...times]);
          const out: { lane: number; ms: number }[] = [];
          while (left.some((times) => times.length > 0)) {
            const lane = chance.next().value % lanes.length;
            const ms = left[lane]!.shift();
            if (ms === undefined) merge.finish(String(lane));
            else merge.push(String(lane), ms, { lane, ms });
            out.push(...merge.take());
          }
          lanes.forEach((_, lane) => merge.finish(String(lane)));
          out.push(...merge.take());
          expect(merge.done).toBe(true);
          expect(out.map((one) => one.ms)).toEqual(lanes.flat().toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test('do not wait for a source that is away', () => {
    const merge = new HistoryMerge<string>();
    merge.add('erp');
    merge.add('wms');
    merge.push('erp', 1, 'order');
    expect(merge.take()).toEqual([]);
    merge.setAway('wms', true);
    expect(merge.take()).toEqual(['order']);
  });
});
