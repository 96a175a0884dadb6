import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels } from './label-placement.ts';
import type { LabelWish } from './label-placement.ts';

const wish = (over: Partial<LabelWish> & { id: string }): LabelWish => ({
  x: 100,
  y: 100,
  offsetPx: 12,
  widthPx: 80,
  heightPx: 18,
  isForced: false,
  ...over,
});

describe('labels beside their marks', () => {
  test('never cover each other, unless one is selected', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(600), fc.nat(400), fc.integer({ min: 10, max: 150 })), {
          maxLength: 40,
        }),
        (spots) => {
          const wishes = spots.map(([x, y, widthPx], i) => wish({ id: String(i), x, y, widthPx }));
          const placed = placeLabels(wishes, [], new Map());
          const boxes = placed.map(({ id, left, top }) => ({
            left,
            top,
            width: wishes[Number(id)]!.widthPx,
          }));
          boxes.forEach((a, i) =>
            boxes.slice(i + 1).forEach((b) => {
              const apart =
                a.left + a.width <= b.left ||
                b.left + b.width <= a.left ||
                a.top + 18 <= b.top ||
                b.top + 18 <= a.top;
              expect(apart).toBe(true);
            }),
          );
        },
      ),
    );
  });

  test('stand on the right, and where there is a mark, on the other side', () => {
    expect(placeLabels([wish({ id: 'a' })], [], new Map())[0]).toMatchObject({
      side: 'right',
      left: 112,
    });
    const blocked = placeLabels([wish({ id: 'a' })], [{ x: 150, y: 100, halfPx: 8 }], new Map());
    expect(blocked[0]).toMatchObject({ side: 'left', left: 8 });
  });

  test('stay on the side they had while it is free', () => {
    const placed = placeLabels([wish({ id: 'a' })], [], new Map([['a', 'below' as const]]));
    expect(placed[0]!.side).toBe('below');
  });

  test('the selected one is shown even where there is no room', () => {
    const wall = [{ x: 100, y: 100, halfPx: 300 }];
    expect(placeLabels([wish({ id: 'a' })], wall, new Map())).toEqual([]);
    expect(placeLabels([wish({ id: 'a', isForced: true })], wall, new Map())).toHaveLength(1);
  });
});
