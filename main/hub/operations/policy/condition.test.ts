import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCondition, TRANSFER_VARIABLES, type ConditionInputs } from './condition.ts';

const INPUTS: ConditionInputs = {
  valueMinor: 2_500_000,
  quantity: 252,
  from: 'CMH',
  to: 'ATL',
  fromEntity: 'N',
  toEntity: 'S',
  betweenEntities: true,
  itemClass: 'A',
  item: 'BRK-2P60B',
  lane: 'CMH-ATL-G',
  requestedBy: 'r.alvarez',
};

function judge(text: string, inputs: ConditionInputs = INPUTS) {
  const condition = compileCondition(text, TRANSFER_VARIABLES);
  return 'error' in condition ? condition : condition.judge(inputs);
}

describe('a condition', () => {
  test.each([
    ['betweenEntities', true],
    ['valueMinor > 2500000', false],
    ['valueMinor >= 2500000 && to in ["ATL", "DFW"]', true],
    ['item.startsWith("BRK-") && !(from == "CMH")', false],
    ['quantity * 2 > 500', true],
  ])('%s holds: %s', (text, holds) => {
    expect(judge(text)).toEqual({ holds });
  });

  test.each([
    ['valueMinor', /not true or false/],
    ['valueMinor > "2500000"', /no such overload|not defined/i],
    ['wishes == 1', /wishes/],
    ['valueMinor >', /./],
    [`${'valueMinor > 1 && '.repeat(200)}true`, /./],
  ])('%s is refused before anybody is judged by it', (text, because) => {
    expect(compileCondition(text, TRANSFER_VARIABLES)).toMatchObject({
      error: expect.stringMatching(because),
    });
  });

  test.each([
    ['walks through lists within lists', '[1, 2].all(x, [1, 2].exists(y, x * y > quantity))'],
    ['has a pattern', 'item.matches("(B+)+$")'],
    ['names what it then doubles', 'cel.bind(a, item + item, a == item)'],
  ])('that %s, and so may never end, is refused', (_, text) => {
    expect(compileCondition(text, TRANSFER_VARIABLES)).toHaveProperty('error');
  });

  test('may walk through one list', () => {
    expect(judge('["ATL", "DFW"].exists(site, site == to)')).toEqual({ holds: true });
  });

  test('that fails on the data says so instead of answering', () => {
    expect(judge('valueMinor / (quantity - 252) > 1')).toMatchObject({
      error: expect.stringMatching(/zero/i),
    });
  });

  test('compares amounts exactly, to the largest that JavaScript counts', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (amount, bound) => {
        const text = `valueMinor > ${bound}`;
        expect(judge(text, { ...INPUTS, valueMinor: amount })).toEqual({ holds: amount > bound });
      }),
    );
  });
});
