import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { makeNetwork, sizeOfScale } from './make-network.ts';

describe.each([1, 10])('the network at scale %d', (scale) => {
  test('gives no two partners the same name in documents', () => {
    const { customers, suppliers } = makeNetwork(new Random(1), sizeOfScale(scale));
    const aliases = [...customers, ...suppliers].map(({ alias }) => alias);
    expect(aliases.length - new Set(aliases).size).toBe(0);
    // ISA06 and ISA08 hold fifteen characters.
    expect(aliases.filter((alias) => !/^ZZ:[A-Z0-9]{2,15}$/.test(alias))).toEqual([]);
  });
});
