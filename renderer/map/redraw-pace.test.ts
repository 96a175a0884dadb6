import { describe, expect, test } from 'vitest';
import { cameraOf, mercatorPerKm, toMercator } from './mercator.ts';
import { isOutOfDate, movedPx, showsArrows, waitMs } from './redraw-pace.ts';
import { siteSizePx } from './site-layer.ts';

const wholeCountry = cameraOf([-96, 38], 3.9, 1600, 900);
const aCounty = cameraOf([-96, 38], 10, 1600, 900);

describe('when a picture is drawn again', () => {
  test('at 1× with the whole country in view, not within a minute', () => {
    expect(isOutOfDate(wholeCountry, 100, 60_000)).toBe(false);
    expect(isOutOfDate(wholeCountry, 100, 120_000)).toBe(true);
  });

  test('a truck at 100 km/h crosses 100 km of ground in an hour', () => {
    const px = movedPx(aCounty, 100, 3_600_000);
    expect(px / (mercatorPerKm(toMercator([-96, 38]).y) * aCounty.worldPx)).toBeCloseTo(100);
  });

  test('the next look is when half a px is due, within bounds', () => {
    expect(waitMs(wholeCountry, 100, 1)).toBe(250);
    expect(waitMs(aCounty, 100, 60)).toBeLessThan(100);
    expect(waitMs(aCounty, 100, 3_600)).toBe(33);
    expect(waitMs(aCounty, 100, 0)).toBe(250);
  });
});

describe('shipments on plan', () => {
  test('are arrows while there is room, and dots from far out', () => {
    expect(showsArrows(3.6, 64)).toBe(true);
    expect(showsArrows(3.6, 10_000)).toBe(false);
    expect(showsArrows(7, 10_000)).toBe(true);
    expect(showsArrows(3, 10)).toBe(false);
  });
});

describe('a site', () => {
  test('is a square of 14 to 24 px whose area follows its outflow', () => {
    expect(siteSizePx(0, 900)).toBe(14);
    expect(siteSizePx(900, 900)).toBe(24);
    expect(siteSizePx(450, 900)).toBe(20);
    expect(siteSizePx(0, 0)).toBe(14);
  });
});
