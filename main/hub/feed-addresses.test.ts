import { describe, expect, test } from 'vitest';
import { readFeeds } from './feed-addresses.ts';

const PORTS = '{"erp":4701,"wms":4702,"tms":4703}';

describe('the feeds of the embedded simulator', () => {
  test('are those of the reference network when it does not say which', () => {
    const { feeds, simulator } = readFeeds(PORTS);
    expect(simulator).toBe('http://127.0.0.1:4701');
    expect(feeds).toHaveLength(9);
    expect(feeds).toContainEqual({ source: 'tms', url: 'http://127.0.0.1:4703/tms' });
  });

  test('of a larger network are those that it says, each on the port of its system', () => {
    const { feeds } = readFeeds(PORTS, ['erp/northern', 'wms/tulsa', 'wms/omaha', 'tms']);
    expect(feeds).toEqual([
      { source: 'erp/northern', url: 'http://127.0.0.1:4701/erp/northern' },
      { source: 'wms/tulsa', url: 'http://127.0.0.1:4702/wms/tulsa' },
      { source: 'wms/omaha', url: 'http://127.0.0.1:4702/wms/omaha' },
      { source: 'tms', url: 'http://127.0.0.1:4703/tms' },
    ]);
  });
});

describe('feeds of real systems', () => {
  test('have an address each and no simulator, and do not mix with its ports', () => {
    const url = 'https://wms.example.com/wms/dallas';
    expect(readFeeds(JSON.stringify({ 'wms/dallas': url }))).toEqual({
      feeds: [{ source: 'wms/dallas', url }],
      simulator: null,
    });
    expect(() => readFeeds(JSON.stringify({ erp: 4701, 'wms/dallas': url }))).toThrow(
      /names ports of a simulator or addresses of feeds/,
    );
  });
});
