import { describe, expect, test } from 'vitest';
import { firstDayBelow, projectionPicture } from './projection-points.ts';

const FRAME = { widthPx: 140, heightPx: 100 };

function days(...projected: number[]) {
  return projected.map((value, i) => ({
    day: `2026-07-0${i + 1}T04:00:00.000Z`,
    projected: value,
    arrivals: 0,
    demand: 0,
  }));
}

describe('the picture of a projection', () => {
  test('always shows zero, and what lies below it below that line', () => {
    const { ys, zeroY } = projectionPicture(
      { projection: days(50, 0, -50), safetyStock: 20 },
      FRAME,
    );
    expect(ys).toEqual([0, 50, 100]);
    expect(zeroY).toBe(50);
    const high = projectionPicture({ projection: days(50, 40), safetyStock: 20 }, FRAME);
    expect(high.zeroY).toBe(100);
  });

  test('puts safety stock and arrivals on the same scale', () => {
    const [day] = days(100);
    const picture = projectionPicture(
      { projection: [{ ...day!, arrivals: 25 }], safetyStock: 50 },
      FRAME,
    );
    expect(picture.safetyY).toBe(50);
    expect(picture.arrivalHeights).toEqual([25]);
  });

  test('stands without a day, or with nothing anywhere', () => {
    expect(projectionPicture({ projection: [], safetyStock: 0 }, FRAME).xs).toEqual([]);
    expect(projectionPicture({ projection: days(0), safetyStock: 0 }, FRAME).ys).toEqual([100]);
  });

  test('finds the first day that ends below zero', () => {
    expect(firstDayBelow(days(3, 0, -1, -4))).toBe(2);
    expect(firstDayBelow(days(3, 0))).toBe(-1);
  });
});
