import { describe, expect, test } from 'vitest';
import { CreditShares, WINDOW_EVENTS } from './credit-shares.ts';

const EVENT_BYTES = 700;
const SNAPSHOT_BYTES = 38_000;

describe('what feeds may have in memory', () => {
  test('is next to nothing before anybody knows how large their events are', () => {
    expect(new CreditShares().windowOf('wms/dallas')).toBe(2);
  });

  test('is a whole window for each of a few feeds that say much', () => {
    const shares = new CreditShares();
    const feeds = ['erp', 'tms', 'wms/dallas', 'wms/reno'];
    for (let round = 0; round < 100; round++)
      for (const feed of feeds) shares.heard(feed, 100, 100 * EVENT_BYTES);
    for (const feed of feeds) expect(shares.windowOf(feed)).toBe(WINDOW_EVENTS);
  });

  test('grows with each window that is used up', () => {
    const shares = new CreditShares();
    const sizes: number[] = [];
    for (let used = shares.windowOf('erp'); sizes.length < 6; used = shares.windowOf('erp')) {
      shares.heard('erp', used, used * EVENT_BYTES);
      sizes.push(shares.windowOf('erp'));
    }
    expect(sizes).toEqual([66, 132, 264, 528, 1_056, 2_000]);
  });

  test('is bounded for all of them together, however many they are and however large their events', () => {
    for (const bytes of [EVENT_BYTES, SNAPSHOT_BYTES]) {
      const shares = new CreditShares();
      const feeds = Array.from({ length: 300 }, (_, i) => `wms/${i}`);
      for (let round = 0; round < 50; round++)
        for (const feed of feeds) shares.heard(feed, 20, 20 * bytes);
      const together = feeds.reduce((sum, feed) => sum + shares.windowOf(feed) * bytes, 0);
      expect(together).toBeLessThan(40_000_000);
      expect(Math.min(...feeds.map((feed) => shares.windowOf(feed)))).toBeGreaterThan(0);
    }
  });

  test('goes over to those who speak now', () => {
    const shares = new CreditShares();
    const speak = (feed: string): void => {
      for (let i = 0; i < 200; i++) shares.heard(feed, 100, 100 * EVENT_BYTES);
    };
    speak('wms/night');
    expect(shares.windowOf('wms/night')).toBe(WINDOW_EVENTS);
    speak('wms/day');
    speak('wms/day');
    expect(shares.windowOf('wms/day')).toBe(WINDOW_EVENTS);
    expect(shares.windowOf('wms/night')).toBeLessThan(WINDOW_EVENTS / 10);
  });
});
